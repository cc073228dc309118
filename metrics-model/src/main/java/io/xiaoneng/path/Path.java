package io.xiaoneng.path;

import io.xiaoneng.path.Course.Reading;
import io.xiaoneng.statistics.Better;
import io.xiaoneng.statistics.Interval;
import io.xiaoneng.statistics.RobustTrend;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a figure is going, and whether that is far enough.
 *
 * <p>The trend is the {@link RobustTrend} of the twelve months that ended last, at least {@link
 * #LEAST} of which have a figure. The probability is that of the figure of the goal's month being
 * as good as the goal, if things go on as they did; not that of any month before it. Figures cannot
 * leave their range: what the line says beyond it is told as its end. A year's seasons are not in
 * it: twelve months cannot tell them from a trend.
 *
 * @param months that have a figure, of the twelve
 * @param last month with a figure; null for none
 * @param value of that month; null for none
 * @param slope what a month adds by the trend, in the figure's unit; null without a trend
 * @param needed what a month would have to add from {@code last} on to reach the goal in its month,
 *     0 where it is reached; null where there is no figure or no month left
 * @param projected the first month in which the trend has reached the goal; null where it does not
 *     lead there within ten years, or there is none
 * @param expected where the trend is in the goal's month; null without
 * @param low 80 % of the figures of that month lie between this and {@code high}; null without
 * @param probability from {@link #SURE} below 1 to as much above 0; null without a trend
 * @param met whether the goal's month reached it; null while it is not over or has no figure
 */
public record Path(
    PathState state,
    int months,
    @Nullable YearMonth last,
    @Nullable Double value,
    @Nullable Double slope,
    @Nullable Double needed,
    @Nullable YearMonth projected,
    @Nullable Double expected,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Double probability,
    @Nullable Boolean met) {

  /** With fewer months nothing is said about where they lead. */
  public static final int LEAST = 6;

  /** Months that the trend looks back on. */
  public static final int LOOK_BACK = 12;

  /** Nothing that lies ahead is told to be surer than this far from certain. */
  public static final double SURE = 0.01;

  private static final int FAR = 120;
  private static final double LEVEL = 0.8;
  private static final double HALF = 0.5;

  /**
   * The path to a goal.
   *
   * @param over the last month that is over; later ones in the course are not looked at
   * @param today in the city's zone
   */
  public static Path of(Course course, Goal goal, YearMonth over, LocalDate today) {
    SortedMap<YearMonth, Reading> until = course.months().headMap(over.plusMonths(1));
    SortedMap<YearMonth, Reading> recent = until.tailMap(over.minusMonths(LOOK_BACK - 1L));
    YearMonth last = recent.isEmpty() ? null : recent.lastKey();
    Reading latest = last == null ? null : recent.get(last);
    Double value = latest == null ? null : Double.valueOf(latest.value());
    if (today.isAfter(goal.by())) {
      Reading then = until.get(goal.month());
      Boolean met = then == null ? null : Boolean.valueOf(goal.metBy(then.value()));
      return told(PathState.DATE_PASSED, recent.size(), last, value, null, met);
    }
    if (last == null || value == null) {
      return told(PathState.NOT_ENOUGH, 0, null, null, null, null);
    }
    Double needed = needed(goal, last, value);
    boolean reached = goal.metBy(value);
    if (recent.size() < LEAST) {
      PathState state = reached ? PathState.REACHED : PathState.NOT_ENOUGH;
      return told(state, recent.size(), last, value, needed, null);
    }
    RobustTrend trend = trend(recent, over);
    double time = time(goal.month(), over);
    double chance = chance(course, recent);
    double probability = probability(trend, goal, time, chance);
    Interval interval = trend.interval(time, LEVEL, chance);
    PathState ahead = probability >= HALF ? PathState.ON_THE_WAY : PathState.UNLIKELY;
    return new Path(
        reached ? PathState.REACHED : ahead,
        recent.size(),
        last,
        value,
        trend.slope(),
        needed,
        projected(trend, goal, over),
        course.bounded(trend.at(time)),
        course.bounded(interval.lower()),
        course.bounded(interval.upper()),
        probability,
        null);
  }

  /** Without a trend. */
  private static Path told(
      PathState state,
      int months,
      @Nullable YearMonth last,
      @Nullable Double value,
      @Nullable Double needed,
      @Nullable Boolean met) {
    return new Path(state, months, last, value, null, needed, null, null, null, null, null, met);
  }

  private static double probability(RobustTrend trend, Goal goal, double time, double chance) {
    double probability =
        goal.better() == Better.HIGHER
            ? trend.atLeast(time, goal.value(), chance)
            : 1 - trend.atLeast(time, Math.nextUp(goal.value()), chance);
    return Math.max(SURE, Math.min(1 - SURE, probability));
  }

  private static RobustTrend trend(SortedMap<YearMonth, Reading> recent, YearMonth over) {
    double[] times = recent.keySet().stream().mapToDouble(each -> time(each, over)).toArray();
    double[] values = recent.values().stream().mapToDouble(Reading::value).toArray();
    return RobustTrend.of(times, values);
  }

  /** Months from the last one that is over. */
  private static double time(YearMonth month, YearMonth over) {
    return ChronoUnit.MONTHS.between(over, month);
  }

  /** What the share of a month varies by, just because so many cases are behind it; else 0. */
  private static double chance(Course course, SortedMap<YearMonth, Reading> recent) {
    if (!course.share()) {
      return 0;
    }
    return recent.values().stream()
        .filter(each -> each.n() > 0)
        .mapToDouble(each -> each.value() * (1 - each.value()) / each.n())
        .average()
        .orElse(0);
  }

  private static @Nullable Double needed(Goal goal, YearMonth last, double value) {
    long left = ChronoUnit.MONTHS.between(last, goal.month());
    return goal.metBy(value) ? Double.valueOf(0) : left <= 0 ? null : (goal.value() - value) / left;
  }

  private static @Nullable YearMonth projected(RobustTrend trend, Goal goal, YearMonth over) {
    for (int ahead = 1; ahead <= FAR; ahead++) {
      if (goal.metBy(trend.at(ahead))) {
        return over.plusMonths(ahead);
      }
    }
    return null;
  }
}
