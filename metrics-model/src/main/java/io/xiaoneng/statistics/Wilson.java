package io.xiaoneng.statistics;

import org.jspecify.annotations.Nullable;

/** Wilson's score interval for a proportion. */
public final class Wilson {

  /** z for 95 %, two-sided: what travels with every ratio. */
  public static final double Z95 = 1.959963984540054;

  private Wilson() {}

  /**
   * The interval around x of n.
   *
   * @param x successes, 0 to n
   * @param n trials, 0 or more
   * @param z quantile of the normal distribution, positive
   * @return null for n = 0: no data
   * @throws IllegalArgumentException for x outside 0 to n
   */
  public static @Nullable Interval interval(long x, long n, double z) {
    if (x < 0 || x > n) {
      throw new IllegalArgumentException("x is " + x + ", must lie between 0 and n = " + n);
    }
    if (n == 0) {
      return null;
    }
    double p = (double) x / n;
    double zz = z * z;
    double middle = p + zz / (2 * n);
    double half = z * Math.sqrt(p * (1 - p) / n + zz / (4.0 * n * n));
    double scale = 1 + zz / n;
    // At the ends the formula is exactly 0 and 1; rounding must not push it past them.
    double low = x == 0 ? 0 : Math.max(0, (middle - half) / scale);
    double high = x == n ? 1 : Math.min(1, (middle + half) / scale);
    return new Interval(low, high);
  }
}
