package io.xiaoneng.statistics;

import org.jspecify.annotations.Nullable;

/**
 * The hybrid score interval for the difference of two independent proportions: Newcombe, "Interval
 * estimation for the difference between independent proportions", Statistics in Medicine 17 (1998),
 * method 10.
 */
public final class Newcombe {

  private Newcombe() {}

  /**
   * The interval around {@code after / nAfter − before / nBefore}.
   *
   * @param before successes, 0 to {@code nBefore}
   * @param after successes, 0 to {@code nAfter}
   * @param z quantile of the normal distribution, positive
   * @return null where a side has no trials: no data
   * @throws IllegalArgumentException for successes outside 0 to n
   */
  public static @Nullable Interval interval(
      long before, long nBefore, long after, long nAfter, double z) {
    Interval old = Wilson.interval(before, nBefore, z);
    Interval now = Wilson.interval(after, nAfter, z);
    if (old == null || now == null) {
      return null;
    }
    double p = (double) before / nBefore;
    double q = (double) after / nAfter;
    double down = Math.hypot(q - now.lower(), old.upper() - p);
    double up = Math.hypot(now.upper() - q, p - old.lower());
    return new Interval(q - p - down, q - p + up);
  }
}
