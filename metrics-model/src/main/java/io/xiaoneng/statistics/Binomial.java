package io.xiaoneng.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The exact interval of a proportion (Clopper and Pearson 1934): for rare things, where Wilson's is
 * too narrow. Its ends are quantiles of the beta distribution.
 */
public final class Binomial {

  /** What is left outside a 95 % interval. */
  public static final double ALPHA95 = 0.05;

  private Binomial() {}

  /**
   * The interval around x of n.
   *
   * @param x successes, 0 to n
   * @param n trials, 0 or more
   * @param alpha what is left outside, half of it on either side
   * @return null for n = 0: no data
   * @throws IllegalArgumentException for x outside 0 to n
   */
  public static @Nullable Interval interval(long x, long n, double alpha) {
    if (x < 0 || x > n) {
      throw new IllegalArgumentException("x is " + x + ", must lie between 0 and n = " + n);
    }
    if (n == 0) {
      return null;
    }
    return new Interval(
        x == 0 ? 0 : BetaDistribution.of(x, n - x + 1.0).inverseCumulativeProbability(alpha / 2),
        x == n ? 1 : BetaDistribution.of(x + 1.0, n - x).inverseSurvivalProbability(alpha / 2));
  }
}
