package io.xiaoneng.statistics;

import java.util.OptionalInt;

/**
 * Small shifts that last, earlier than {@link XmrChart} sees them: the exponentially weighted
 * moving average (Roberts 1959) and the two-sided cumulative sum (Page 1954), as in Montgomery,
 * "Introduction to Statistical Quality Control". Values are compared with a known mean and standard
 * deviation of the unit's own past.
 */
public final class Drift {

  private final double mean;
  private final double deviation;

  /**
   * Against this past.
   *
   * @param deviation above 0
   * @throws IllegalArgumentException where it is not
   */
  public Drift(double mean, double deviation) {
    if (!(deviation > 0)) {
      throw new IllegalArgumentException("the deviation must be above 0, not " + deviation);
    }
    this.mean = mean;
    this.deviation = deviation;
  }

  /**
   * The moving average after each value, in the values' unit.
   *
   * @param weight of the newest value, above 0, at most 1; usual 0.1 to 0.2
   */
  public double[] averages(double weight, double... values) {
    double[] averages = new double[values.length];
    double before = mean;
    for (int i = 0; i < values.length; i++) {
      before = weight * values[i] + (1 - weight) * before;
      averages[i] = before;
    }
    return averages;
  }

  /**
   * Limits of the moving average after {@code count} values, which widen as it forgets its start.
   *
   * @param width in standard deviations; usual 2.7 for a weight of 0.1, 3 for 0.2
   */
  public Interval limits(double weight, double width, int count) {
    double half =
        width
            * deviation
            * Math.sqrt(weight / (2 - weight) * (1 - Math.pow(1 - weight, 2.0 * count)));
    return new Interval(mean - half, mean + half);
  }

  /** The first value, from 0, after which the moving average is beyond its limits. */
  public OptionalInt firstBeyond(double weight, double width, double... values) {
    double[] averages = averages(weight, values);
    for (int i = 0; i < averages.length; i++) {
      if (!limits(weight, width, i + 1).contains(averages[i])) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * Sums after one value.
   *
   * @param up of what was above the mean, in standard deviations, 0 or more
   * @param down of what was below it, 0 or more
   */
  public record Sums(double up, double down) {}

  /**
   * The cumulative sums after each value.
   *
   * @param slack what counts as nothing, in standard deviations; usual 0.5: half the shift looked
   *     for
   */
  public Sums[] sums(double slack, double... values) {
    Sums[] sums = new Sums[values.length];
    Sums before = new Sums(0, 0);
    for (int i = 0; i < values.length; i++) {
      double score = (values[i] - mean) / deviation;
      before =
          new Sums(
              Math.max(0, before.up() + score - slack), Math.max(0, before.down() - score - slack));
      sums[i] = before;
    }
    return sums;
  }

  /**
   * The first value, from 0, after which a cumulative sum is above {@code height}.
   *
   * @param height in standard deviations; usual 4 or 5
   */
  public OptionalInt firstAbove(double slack, double height, double... values) {
    Sums[] sums = sums(slack, values);
    for (int i = 0; i < sums.length; i++) {
      if (Math.max(sums[i].up(), sums[i].down()) > height) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
