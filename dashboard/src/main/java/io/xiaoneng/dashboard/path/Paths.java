package io.xiaoneng.dashboard.path;

import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricDefinition.Basis;
import io.xiaoneng.metric.MetricDefinition.Direction;
import io.xiaoneng.path.Course;
import io.xiaoneng.path.Course.Reading;
import io.xiaoneng.path.Goal;
import io.xiaoneng.path.Path;
import io.xiaoneng.statistics.Better;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * The paths to dated goals. A month's figure is that of the month as of its end, as in its book.
 * Whoever asks has been let in before; nothing here narrows. Safe to share.
 */
@Service
public class Paths {

  private static final Duration GOOD = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int COST_SHARE = 600;
  private static final int KEPT = 2_000;

  private final MetricService metrics;
  private final CityClock clock;
  private final ObjectProvider<DatedGoals> goals;
  private final RecentAnswers<Month, Optional<Reading>> readings =
      new RecentAnswers<>(this::read, each -> true, GOOD, COST_SHARE, LONGEST, KEPT);

  Paths(MetricService metrics, CityClock clock, ObjectProvider<DatedGoals> goals) {
    this.metrics = metrics;
    this.clock = clock;
    this.goals = goals;
  }

  /** A figure that is read. */
  private record Month(String metric, @Nullable String unit, YearMonth month) {}

  /**
   * The paths to the goals of a figure, those to come by their day, then those past, the latest
   * first.
   *
   * @param unit whose goals; null for the city's own
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public List<PathView> of(String metric, @Nullable String unit) {
    return views(each -> each.metric().equals(metric) && Objects.equals(each.unit(), unit));
  }

  /**
   * The paths to the goals of all figures whose day is to come, by their day.
   *
   * @param unit whose goals; null for the city's own
   */
  public List<PathView> ahead(@Nullable String unit) {
    LocalDate today = clock.today();
    return views(each -> !each.by().isBefore(today) && Objects.equals(each.unit(), unit));
  }

  /** Whether there are goals of that figure. */
  public boolean any(String metric, @Nullable String unit) {
    return stream()
        .anyMatch(each -> each.metric().equals(metric) && Objects.equals(each.unit(), unit));
  }

  /** What goals are asked for. */
  private interface Wanted {
    boolean is(DatedGoal goal);
  }

  private List<PathView> views(Wanted wanted) {
    LocalDate today = clock.today();
    Comparator<PathView> byDay = Comparator.comparing(each -> each.goal().by());
    List<PathView> all =
        stream().filter(wanted::is).flatMap(each -> view(each, today).stream()).toList();
    return Stream.concat(
            all.stream().filter(PathView::ahead).sorted(byDay.thenComparing(Paths::name)),
            all.stream()
                .filter(each -> !each.ahead())
                .sorted(byDay.reversed().thenComparing(Paths::name)))
        .toList();
  }

  private static String name(PathView view) {
    return view.goal().metric() + " " + view.goal().source() + " " + view.goal().id();
  }

  private Stream<DatedGoal> stream() {
    return goals.orderedStream().flatMap(each -> each.all().stream());
  }

  /** Empty where the figure has no good side, or cannot be read. */
  private Optional<PathView> view(DatedGoal goal, LocalDate today) {
    MetricDefinition metric = MetricCatalogue.find(goal.metric());
    if (metric == null || metric.direction() == Direction.WATCH || !metrics.answers(metric.id())) {
      return Optional.empty();
    }
    Better better = metric.direction() == Direction.DOWN ? Better.LOWER : Better.HIGHER;
    Goal asked = new Goal(goal.value(), goal.by(), better);
    YearMonth over = YearMonth.from(today).minusMonths(1);
    Course course =
        new Course(
            months(metric, goal.unit(), over, asked, today),
            metric.unit() == MetricDefinition.Unit.RATIO);
    return Optional.of(
        new PathView(goal, metric, over, Path.of(course, asked, over, today), course));
  }

  private SortedMap<YearMonth, Reading> months(
      MetricDefinition metric, @Nullable String unit, YearMonth over, Goal goal, LocalDate today) {
    SortedMap<YearMonth, Reading> months = new TreeMap<>();
    boolean passed = today.isAfter(goal.by());
    // Of a day that has passed its own month tells, and the last one beside it.
    int back = passed ? 1 : Path.LOOK_BACK;
    Stream<YearMonth> wanted =
        Stream.concat(
            Stream.iterate(over, each -> each.minusMonths(1)).limit(back),
            passed && !goal.month().isAfter(over) ? Stream.of(goal.month()) : Stream.empty());
    wanted
        .distinct()
        .forEach(
            month ->
                readings
                    .read(new Month(metric.id(), unit, month))
                    .ifPresent(each -> months.put(month, each)));
    return months;
  }

  private Optional<Reading> read(Month asked) {
    MetricDefinition metric = Objects.requireNonNull(MetricCatalogue.find(asked.metric()));
    boolean standing = MetricService.standing(metric);
    YearMonth month = asked.month();
    Instant end = month.plusMonths(1).atDay(1).atStartOfDay(clock.zone()).toInstant();
    String unit = asked.unit();
    MetricRow row =
        metrics
            .read(
                new MetricQuery(
                    metric.id(),
                    standing ? null : month.atDay(1),
                    standing ? null : month.atEndOfMonth(),
                    List.of(),
                    unit == null ? Map.of() : Map.of(Dimension.UNIT, List.of(unit)),
                    end,
                    null))
            .get(0);
    Double value =
        Stream.of("value", "mean", "open")
            .filter(row.figures()::containsKey)
            .findFirst()
            .map(row::figure)
            .orElse(null);
    return Optional.ofNullable(value).map(each -> new Reading(each, cases(metric, row)));
  }

  /** Of all there is and not of a sample no chance is to be told. */
  private static long cases(MetricDefinition metric, MetricRow row) {
    Double n = row.figure("n");
    return metric.basis() != Basis.V || n == null ? 0 : n.longValue();
  }
}
