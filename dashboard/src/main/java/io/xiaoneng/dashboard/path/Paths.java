package io.xiaoneng.dashboard.path;

import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.metric.PeriodShares;
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
import io.xiaoneng.statistics.Ratio;
import java.time.Duration;
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
  private static final int KEPT_YEARS = 100;

  private final MetricService metrics;
  private final CityClock clock;
  private final ObjectProvider<DatedGoals> goals;
  private final PeriodShares shares;
  private final RecentAnswers<Month, Optional<Reading>> readings =
      new RecentAnswers<>(this::read, each -> true, GOOD, COST_SHARE, LONGEST, KEPT);

  private final RecentAnswers<Month, SortedMap<YearMonth, Reading>> courses =
      new RecentAnswers<>(this::course, each -> true, GOOD, COST_SHARE, LONGEST, KEPT);

  private final RecentAnswers<Year, Map<String, SortedMap<YearMonth, Ratio>>> years =
      new RecentAnswers<>(this::read, each -> true, GOOD, COST_SHARE, LONGEST, KEPT_YEARS);

  Paths(
      MetricService metrics,
      PeriodShares shares,
      CityClock clock,
      ObjectProvider<DatedGoals> goals) {
    this.metrics = metrics;
    this.shares = shares;
    this.clock = clock;
    this.goals = goals;
  }

  /** A figure that is read. */
  private record Month(String metric, @Nullable String unit, YearMonth month) {}

  /** Shares that are read together, each for the months up to one. */
  private record Year(List<MetricDefinition> metrics, @Nullable String unit, YearMonth over) {}

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

  /**
   * The shares that {@link #ahead} asks for, and their months: whoever reads other periods of the
   * same cases can read them in the same passes, and hand them on to {@link #learn}.
   *
   * @param unit whose goals; null for the city's own
   * @return empty where there are none, or all is known
   */
  public Optional<PeriodShares.Months> unread(@Nullable String unit) {
    LocalDate today = clock.today();
    Year year = new Year(together(stream().toList(), unit, today), unit, over(today));
    return year.metrics.isEmpty() || years.knows(year)
        ? Optional.empty()
        : Optional.of(months(year));
  }

  /** Takes what {@link #unread} asked for. */
  public void learn(
      @Nullable String unit,
      PeriodShares.Months asked,
      Map<String, SortedMap<YearMonth, Ratio>> months) {
    years.learn(new Year(asked.metrics(), unit, asked.last()), months);
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
    List<DatedGoal> asked = stream().filter(wanted::is).toList();
    List<PathView> all = asked.stream().flatMap(each -> view(each, asked, today).stream()).toList();
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
  private Optional<PathView> view(DatedGoal goal, List<DatedGoal> all, LocalDate today) {
    MetricDefinition metric = MetricCatalogue.find(goal.metric());
    if (metric == null || metric.direction() == Direction.WATCH || !metrics.answers(metric.id())) {
      return Optional.empty();
    }
    Better better = metric.direction() == Direction.DOWN ? Better.LOWER : Better.HIGHER;
    Goal asked = new Goal(goal.value(), goal.by(), better);
    YearMonth over = over(today);
    Course course =
        new Course(
            today.isAfter(goal.by())
                ? passed(metric, goal.unit(), over, asked)
                : months(metric, goal.unit(), over, together(all, goal.unit(), today)),
            metric.unit() == MetricDefinition.Unit.RATIO);
    return Optional.of(
        new PathView(goal, metric, over, Path.of(course, asked, over, today), course));
  }

  /** The shares among the goals ahead of a unit: they are read together. */
  private static List<MetricDefinition> together(
      List<DatedGoal> all, @Nullable String unit, LocalDate today) {
    List<MetricDefinition> shared = PeriodShares.shares();
    return all.stream()
        .filter(each -> !today.isAfter(each.by()) && Objects.equals(each.unit(), unit))
        .map(each -> MetricCatalogue.find(each.metric()))
        .filter(shared::contains)
        .distinct()
        .sorted(Comparator.comparing(MetricDefinition::id))
        .toList();
  }

  private SortedMap<YearMonth, Reading> months(
      MetricDefinition metric,
      @Nullable String unit,
      YearMonth over,
      List<MetricDefinition> together) {
    if (!together.contains(metric)) {
      return metrics.settles(metric.id())
          ? courses.read(new Month(metric.id(), unit, over))
          : readings(metric, unit, lookedAt(over));
    }
    SortedMap<YearMonth, Reading> months = new TreeMap<>();
    years
        .read(new Year(together, unit, over))
        .getOrDefault(metric.id(), new TreeMap<>())
        .forEach(
            (month, ratio) -> months.put(month, new Reading(ratio.share(), ratio.denominator())));
    return months;
  }

  /** Of a day that has passed its own month tells, and the last one beside it. */
  private SortedMap<YearMonth, Reading> passed(
      MetricDefinition metric, @Nullable String unit, YearMonth over, Goal goal) {
    return readings(
        metric, unit, Stream.of(over, goal.month()).filter(each -> !each.isAfter(over)).distinct());
  }

  private static Stream<YearMonth> lookedAt(YearMonth over) {
    return Stream.iterate(over, each -> each.minusMonths(1)).limit(Path.LOOK_BACK);
  }

  private SortedMap<YearMonth, Reading> readings(
      MetricDefinition metric, @Nullable String unit, Stream<YearMonth> wanted) {
    SortedMap<YearMonth, Reading> months = new TreeMap<>();
    wanted.forEach(
        month ->
            readings
                .read(new Month(metric.id(), unit, month))
                .ifPresent(each -> months.put(month, each)));
    return months;
  }

  private Map<String, SortedMap<YearMonth, Ratio>> read(Year asked) {
    return shares.months(asked.unit(), months(asked));
  }

  private static PeriodShares.Months months(Year asked) {
    YearMonth first = asked.over().minusMonths(Path.LOOK_BACK - 1L);
    return new PeriodShares.Months(asked.metrics(), first, asked.over());
  }

  /** The last month that is over. */
  private static YearMonth over(LocalDate today) {
    return YearMonth.from(today).minusMonths(1);
  }

  private Optional<Reading> read(Month asked) {
    MetricDefinition metric = Objects.requireNonNull(MetricCatalogue.find(asked.metric()));
    LocalDate from = MetricService.standing(metric) ? null : asked.month().atDay(1);
    return reading(metric, rows(asked, from, List.of()).get(0));
  }

  /** The months up to one, all as of its end. */
  private SortedMap<YearMonth, Reading> course(Month asked) {
    MetricDefinition metric = Objects.requireNonNull(MetricCatalogue.find(asked.metric()));
    LocalDate from = asked.month().minusMonths(Path.LOOK_BACK - 1L).atDay(1);
    SortedMap<YearMonth, Reading> months = new TreeMap<>();
    for (MetricRow row : rows(asked, from, List.of(Grouping.by(Dimension.MONTH)))) {
      String month = row.key().get(Dimension.MONTH.wireName());
      reading(metric, row).ifPresent(each -> months.put(YearMonth.parse(month), each));
    }
    return months;
  }

  /** As of the month's end, from a day to the month's last one; null where it is of no period. */
  private List<MetricRow> rows(Month asked, @Nullable LocalDate from, List<Grouping> by) {
    String unit = asked.unit();
    return metrics.read(
        new MetricQuery(
            asked.metric(),
            from,
            from == null ? null : asked.month().atEndOfMonth(),
            by,
            unit == null ? Map.of() : Map.of(Dimension.UNIT, List.of(unit)),
            asked.month().plusMonths(1).atDay(1).atStartOfDay(clock.zone()).toInstant(),
            null));
  }

  private static Optional<Reading> reading(MetricDefinition metric, MetricRow row) {
    return Stream.of("value", "mean", "open")
        .filter(row.figures()::containsKey)
        .findFirst()
        .map(row::figure)
        .map(each -> new Reading(each, cases(metric, row)));
  }

  /** Of all there is and not of a sample no chance is to be told. */
  private static long cases(MetricDefinition metric, MetricRow row) {
    Double n = row.figure("n");
    return metric.basis() != Basis.V || n == null ? 0 : n.longValue();
  }
}
