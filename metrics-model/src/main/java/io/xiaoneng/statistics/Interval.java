package io.xiaoneng.statistics;

/**
 * From a value to a value, both inclusive.
 *
 * @param lower at most {@code upper}
 */
public record Interval(double lower, double upper) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException where the lower end lies above the upper one, or one is no
   *     number
   */
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException("no interval: " + lower + " to " + upper);
    }
  }

  /** Whether a value lies between the ends or on one of them. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }
}
