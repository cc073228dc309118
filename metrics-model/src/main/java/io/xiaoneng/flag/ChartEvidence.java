package io.xiaoneng.flag;

import io.xiaoneng.statistics.Interval;
import io.xiaoneng.statistics.XmrChart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit against its own past.
 *
 * @param points the periods with cases since the chart was last begun anew
 * @param trial true while there are too few of them: then it is shown and decides nothing
 * @param assurance null without a target
 */
public record ChartEvidence(
    List<Point> points,
    double mean,
    Interval limits,
    boolean trial,
    XmrChart.Variation variation,
    XmrChart.@Nullable Assurance assurance) {

  /** Takes its own copy. */
  public ChartEvidence {
    points = List.copyOf(points);
  }

  /**
   * One period.
   *
   * @param signal what it shows, looking back only; null for nothing
   */
  public record Point(String period, double value, XmrChart.@Nullable Signal signal) {}

  /** Whether the last point is a change for the worse that limits can stand on. */
  boolean concern() {
    return !trial && variation == XmrChart.Variation.CONCERN;
  }

  /** Whether the target is out of reach unless something changes, by limits that stand. */
  boolean consistentlyFails() {
    return !trial && assurance == XmrChart.Assurance.CONSISTENTLY_FAILS;
  }
}
