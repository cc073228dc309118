package io.xiaoneng.dashboard.report.weekly;

import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricDefinition.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A figure that moved in a week by more than chance.
 *
 * @param value of the week, in the metric's unit
 * @param n cases behind it
 * @param before of the week before; null where it had none
 * @param fourWeeks of the four weeks before together; null where they had none
 * @param usual mean of the weeks that it is held against
 * @param rule what was seen
 * @param high whether it is above what is usual, or rising
 */
public record Movement(
    MetricDefinition metric,
    double value,
    long n,
    @Nullable Double before,
    @Nullable Double fourWeeks,
    double usual,
    Rule rule,
    boolean high) {

  /** By what it is seen. */
  public enum Rule {
    /** Beyond the limits of its own past weeks. */
    OUTSIDE,
    /** The last of seven weeks that rise, or fall. */
    TREND,
    /** Two of three weeks near a limit. */
    TWO_OF_THREE,
    /** The seventh week or a later one on one side of the mean. */
    ONE_SIDE,
    /** Too few weeks for limits: other than the week before. */
    WEEK_BEFORE,
    /** Likewise, other than the four weeks before together. */
    FOUR_WEEKS
  }

  /** What a reader makes of it. */
  public enum Sense {
    WORSE,
    BETTER,
    /** Neither side of the metric is the good one. */
    OTHER
  }

  /** Whether it is for the better. */
  public Sense sense() {
    if (metric.direction() == Direction.WATCH) {
      return Sense.OTHER;
    }
    return high == (metric.direction() == Direction.UP) ? Sense.BETTER : Sense.WORSE;
  }
}
