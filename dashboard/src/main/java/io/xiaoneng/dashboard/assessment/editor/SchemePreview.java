package io.xiaoneng.dashboard.assessment.editor;

import io.xiaoneng.assessment.LineScore;
import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.BookLine;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.dashboard.assessment.BookMaker;
import io.xiaoneng.dashboard.assessment.BookMaker.Decided;
import io.xiaoneng.dashboard.assessment.scheme.SchemeBook;
import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Last month under a scheme, beside the same month under those that hold: both counted now, of the
 * same figures, so that nothing but the scheme differs. Nothing is kept.
 */
@Service
public class SchemePreview {

  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int COST_SHARE = 10;
  private static final int KEPT_VIEWS = 8;

  private final BookMaker maker;
  private final SchemeBook book;
  private final CityClock clock;
  private final RecentAnswers<Asked, Seen> answers =
      new RecentAnswers<>(this::count, seen -> true, KEPT, COST_SHARE, LONGEST, KEPT_VIEWS);

  SchemePreview(BookMaker maker, SchemeBook book, CityClock clock) {
    this.maker = maker;
    this.book = book;
    this.clock = clock;
  }

  private record Asked(YearMonth month, Scheme scheme, List<Scheme> holding) {}

  /**
   * A month under a scheme.
   *
   * @param month {@code 2026-03}
   * @param countedAt when both were counted
   * @param holding what it is held against; none where nobody of the scheme was scored
   */
  public record Seen(
      String month, Instant countedAt, List<Scheme> holding, List<SeenClass> classes) {}

  /** A class; members by their new total, the best first, those without one at the end. */
  public record SeenClass(
      String id, Text name, String dimension, List<Row> rows, List<SeenLine> lines) {

    /** How many have another total than before, or have one only under one of the two. */
    public long moved() {
      return rows.stream().filter(Row::moved).count();
    }

    /** How many have no total under the scheme: too little of its weight counts for them. */
    public long unscored() {
      return rows.stream().filter(row -> row.after().total() == null).count();
    }
  }

  /**
   * A member under both.
   *
   * @param before its scorecard under what holds; null where nothing scores it
   */
  public record Row(String code, Text name, @Nullable Scorecard before, Scorecard after) {

    /** The new total less the old one; null where one of them is missing. */
    public @Nullable Double difference() {
      Double now = after.total();
      Double then = before == null ? null : before.total();
      return now == null || then == null ? null : Double.valueOf(now - then);
    }

    boolean moved() {
      return !Objects.equals(after.total(), before == null ? null : before.total());
    }
  }

  /**
   * For how many members a line counts.
   *
   * @param noData has nothing to look at
   * @param tooFew has fewer cases than the scheme wants
   */
  public record SeenLine(
      String metric, Text name, int weight, long scored, long tooFew, long noData) {}

  /**
   * Last month under that scheme. An answer to the same question may be some minutes old, never
   * older than ten times what it took.
   *
   * @throws io.xiaoneng.assessment.SchemeException where a metric cannot be told for a population
   * @throws io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException where ClickHouse is
   *     away
   */
  public Seen of(Scheme scheme) {
    YearMonth month = YearMonth.from(clock.today()).minusMonths(1);
    List<Scheme> holding =
        book.on(month.atEndOfMonth()).stream()
            .filter(each -> each.id().equals(scheme.id()) || each.sharedWith(scheme).isPresent())
            .toList();
    return answers.read(new Asked(month, scheme, holding));
  }

  private Seen count(Asked asked) {
    Book after = maker.make(asked.month(), asked.scheme());
    Map<String, Scorecard> before = new LinkedHashMap<>();
    if (!asked.holding().isEmpty()) {
      for (BookClass each : maker.make(asked.month(), asked.holding(), Decided.NOTHING).classes()) {
        each.cards().forEach(card -> before.put(each.dimension() + ' ' + card.code(), card));
      }
    }
    List<SeenClass> classes = new ArrayList<>();
    for (BookClass each : after.classes()) {
      classes.add(
          new SeenClass(
              each.id(),
              each.name(),
              each.dimension(),
              each.cards().stream()
                  .map(
                      card ->
                          new Row(
                              card.code(),
                              card.name(),
                              before.get(each.dimension() + ' ' + card.code()),
                              card))
                  .toList(),
              lines(each)));
    }
    return new Seen(asked.month().toString(), after.knownAt(), asked.holding(), classes);
  }

  private static List<SeenLine> lines(BookClass of) {
    Map<String, List<BookLine>> byMetric = new LinkedHashMap<>();
    for (Scorecard card : of.cards()) {
      card.lines()
          .forEach(
              line -> byMetric.computeIfAbsent(line.metric(), id -> new ArrayList<>()).add(line));
    }
    return byMetric.values().stream()
        .map(
            lines ->
                new SeenLine(
                    lines.get(0).metric(),
                    lines.get(0).name(),
                    lines.get(0).weight(),
                    count(lines, LineScore.State.SCORED),
                    count(lines, LineScore.State.TOO_FEW),
                    count(lines, LineScore.State.NO_DATA)))
        .toList();
  }

  private static long count(List<BookLine> lines, LineScore.State state) {
    return lines.stream().filter(each -> each.state() == state).count();
  }
}
