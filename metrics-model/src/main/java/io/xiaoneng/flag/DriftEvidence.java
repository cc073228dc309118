package io.xiaoneng.flag;

import io.xiaoneng.statistics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a unit drifts away from its own past: small shifts that last, which the chart sees late.
 * It is told beside the chart and decides nothing. Its past are the first twelve periods of the
 * chart, and every later one is held against them.
 *
 * @param from first period of that past
 * @param to last period of it
 * @param mean of that past
 * @param deviation of a single period by its moving ranges: a third of the chart's half width;
 *     above 0
 * @param weight of the newest period in the moving average (EWMA)
 * @param width of the moving average's limits, in deviations
 * @param slack of the cumulative sums (CUSUM): what counts as nothing, in deviations
 * @param height beyond which a cumulative sum says drift, in deviations: the decision interval
 * @param points every period after the past, at least one
 * @param worse the drift to the bad side that stands in the last period; null for none
 * @param better likewise to the good side
 */
public record DriftEvidence(
    String from,
    String to,
    double mean,
    double deviation,
    double weight,
    double width,
    double slack,
    double height,
    List<Point> points,
    @Nullable Standing worse,
    @Nullable Standing better) {

  /** Takes its own copy. */
  public DriftEvidence {
    points = List.copyOf(points);
  }

  /**
   * One period.
   *
   * @param average moving average after it, in the figure's unit
   * @param limits of the average, which widen from the past's mean
   * @param worse cumulative sum to the bad side, in deviations, 0 or more
   * @param better cumulative sum to the good side
   */
  public record Point(
      String period, double value, double average, Interval limits, double worse, double better) {}

  /**
   * A drift that stands.
   *
   * @param since first period of it: after the sum was last 0; where only the average says it, the
   *     first of those beyond the limit
   * @param bySum whether the cumulative sum is beyond its decision interval
   * @param byAverage whether the moving average is beyond its limit
   */
  public record Standing(String since, boolean bySum, boolean byAverage) {}
}
