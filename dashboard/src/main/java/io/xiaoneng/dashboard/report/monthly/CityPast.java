package io.xiaoneng.dashboard.report.monthly;

import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.Tie;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.report.content.Editions;
import io.xiaoneng.dashboard.report.content.ReadFigures;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The city's figures of twelve months.
 *
 * @param values by metric and month; what is not known is missing
 * @param unbooked months for which no book counts: they are told as they are known now
 */
record CityPast(Map<String, Map<YearMonth, Double>> values, List<YearMonth> unbooked) {

  private static final int MONTHS = 12;

  /** A figure; null where it is not known. */
  @Nullable Double value(String metric, YearMonth month) {
    return values.getOrDefault(metric, Map.of()).get(month);
  }

  /** Twelve months up to one, inclusive. */
  static List<YearMonth> months(YearMonth last) {
    List<YearMonth> months = new ArrayList<>();
    for (int back = MONTHS - 1; back >= 0; back--) {
      months.add(last.minusMonths(back));
    }
    return months;
  }

  private void put(String metric, YearMonth month, @Nullable Double value) {
    if (value != null) {
      values.computeIfAbsent(metric, unseen -> new HashMap<>()).putIfAbsent(month, value);
    }
  }

  /** Reads them: from the book that counts for each month, else from the metrics. */
  @Component
  static class Reader {

    private final ReadFigures figures;
    private final Editions editions;

    Reader(ReadFigures figures, Editions editions) {
      this.figures = figures;
      this.editions = editions;
    }

    CityPast of(String section, Book book, Map<String, Tie> ties) {
      YearMonth last = YearMonth.parse(book.month());
      CityPast past = new CityPast(new HashMap<>(), new ArrayList<>());
      for (YearMonth month : months(last)) {
        if (month.equals(last)) {
          ties.values().forEach(each -> past.put(each.metric(), last, each.value()));
          continue;
        }
        Optional<Edition> edition = editions.inForce(section, month.toString());
        if (edition.isEmpty()) {
          past.unbooked().add(month);
        } else {
          CityOverview.ties(editions.head(section, edition.get()))
              .forEach((metric, tie) -> past.put(metric, month, tie.value()));
        }
      }
      if (!past.unbooked().isEmpty()) {
        ties.keySet().forEach(each -> asKnown(section, each, book, past));
      }
      return past;
    }

    private void asKnown(String section, String metric, Book book, CityPast past) {
      if (MetricService.standing(ReadFigures.definition(metric))) {
        return;
      }
      List<YearMonth> months = past.unbooked();
      for (MetricRow row :
          figures.rows(
              section,
              metric,
              null,
              months.get(0).atDay(1),
              months.get(months.size() - 1).atEndOfMonth(),
              book.asOf(),
              List.of(Grouping.by(Dimension.MONTH)))) {
        String month = row.key().get(Dimension.MONTH.wireName());
        if (month != null && months.contains(YearMonth.parse(month))) {
          past.put(metric, YearMonth.parse(month), ReadFigures.value(row));
        }
      }
    }
  }
}
