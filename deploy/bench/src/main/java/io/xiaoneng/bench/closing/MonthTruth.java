package io.xiaoneng.bench.closing;

import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookLine;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.bench.stand.ChildJvm;
import io.xiaoneng.launcher.service.ClickHouseQuery;
import java.io.IOException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Some figures of every unit, counted a second time: by plain conditions on the columns that {@link
 * BigCity} wrote, summed along its own tree.
 */
final class MonthTruth {

  private static final double ROUNDING = 1e-9;

  private final ClickHouseQuery store;
  private final BigCity city;
  private final YearMonth month;

  MonthTruth(ClickHouseQuery store, BigCity city, YearMonth month) {
    this.store = store;
    this.city = city;
    this.month = month;
  }

  /** Answers how many lines of scorecards were compared, and how many are wrong. */
  void compare(Book book) throws IOException {
    Map<String, Map<String, double[]>> truth =
        Map.of(
            "on-time",
            read("due_date", "refused_at IS NULL", "countIf(decided_at <= due_promise)"),
            "online-rate",
            read("decided_date", "1", "countIf(channel IN ('WEB', 'MOBILE'))"),
            "handling-days",
            read("decided_date", "kind = 'COMMITTED'", "sum(assumeNotNull(d1))"),
            "supplement-rate",
            read("decided_date", "1", "countIf(supplement_requests > 0)"));
    int compared = 0;
    int wrong = 0;
    List<Scorecard> cards = book.classes().stream().flatMap(each -> each.cards().stream()).toList();
    for (Scorecard card : cards) {
      for (BookLine line : card.lines()) {
        Map<String, double[]> byUnit = truth.get(line.metric());
        double[] sums = byUnit == null ? null : byUnit.get(card.code());
        if (sums != null) {
          compared++;
          Double value = line.value();
          wrong +=
              value == null
                      || line.n() != (long) sums[1]
                      || Math.abs(value - sums[0] / sums[1]) > ROUNDING
                  ? 1
                  : 0;
        }
      }
    }
    ChildJvm.answer("compared", compared);
    ChildJvm.answer("wrong", wrong);
  }

  /** Sum and number of each unit with all below it. */
  private Map<String, double[]> read(String date, String counted, String sum) throws IOException {
    Map<String, List<String>> upwards = city.upwards();
    Map<String, double[]> sums = new HashMap<>();
    String answer =
        store.run(
            "SELECT unit, %s, count() FROM case_row WHERE toYYYYMM(%s) = %d AND %s GROUP BY unit"
                .formatted(sum, date, month.getYear() * 100 + month.getMonthValue(), counted));
    for (String line : answer.split("\n")) {
      String[] parts = line.split("\t");
      for (String unit : upwards.getOrDefault(parts[0], List.of())) {
        double[] own = sums.computeIfAbsent(unit, unseen -> new double[2]);
        own[0] += Double.parseDouble(parts[1]);
        own[1] += Double.parseDouble(parts[2]);
      }
    }
    return sums;
  }
}
