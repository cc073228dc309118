package io.xiaoneng.flag;

import io.xiaoneng.statistics.Interval;
import io.xiaoneng.statistics.XmrChart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit against its own past.
 *
 * @param points the periods with cases since the chart was last begun anew
 * @param earlier the periods before that, shown and without any part in mean and limits; each
 *     without a signal
 * @param trial true while there are too few of them: then it is shown and decides nothing
 * @param assurance null without a target
 */
public record ChartEvidence(
    List<Point> points,
    List<Point> earlier,
    double mean,
    Interval limits,
    boolean trial,
    XmrChart.Variation variation,
    XmrChart.@Nullable Assurance assurance) {

  /** Takes its own copy. What was kept before charts could begin anew has no earlier periods. */
  public ChartEvidence(
      List<Point> points,
      @Nullable List<Point> earlier,
      double mean,
      Interval limits,
      boolean trial,
      XmrChart.Variation variation,
      XmrChart.@Nullable Assurance assurance) {
    this.points = List.copyOf(points);
    this.earlier = earlier == null ? List.of() : List.copyOf(earlier);
    this.mean = mean;
    this.limits = limits;
    this.trial = trial;
    this.variation = variation;
    this.assurance = assurance;
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
