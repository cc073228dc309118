package io.xiaoneng.dashboard.overview;

import io.xiaoneng.statistics.Interval;
import io.xiaoneng.statistics.Wilson;
import org.jspecify.annotations.Nullable;

/**
 * A share with what it is made of.
 *
 * @param value 0 to 1, null where the denominator is 0
 * @param n the denominator
 * @param low lower end of the 95 % Wilson interval, null where there is no value
 * @param high upper end likewise
 */
public record Rate(
    @Nullable Double value, long n, long numerator, @Nullable Double low, @Nullable Double high) {

  /** Below this many cases a share is shown, but not ranked or judged. */
  public static final int ENOUGH = 20;

  /** The share of {@code numerator} in {@code n}. */
  public static Rate of(long numerator, long n) {
    Interval interval = Wilson.interval(numerator, n, Wilson.Z95);
    return interval == null
        ? new Rate(null, 0, 0, null, null)
        : new Rate((double) numerator / n, n, numerator, interval.lower(), interval.upper());
  }

  /** Whether there are too few cases to judge by. */
  public boolean few() {
    return n < ENOUGH;
  }

  /**
   * How it stands to a target: {@code below} or {@code above} it with the whole interval, {@code
   * same} where the interval holds it, {@code few} where there are too few cases to say.
   */
  public String standing(double target) {
    if (few() || low == null || high == null) {
      return "few";
    }
    return high < target ? "below" : low >= target ? "above" : "same";
  }

  /** Whether the whole interval lies below a target, with enough cases to say so. */
  public boolean below(double target) {
    return !few() && high != null && high < target;
  }
}
