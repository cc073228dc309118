package io.xiaoneng.statistics;

import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Exact control limits of a funnel plot (Spiegelhalter 2005, "Funnel plots for comparing
 * institutional performance"): for shares by the binomial, for observed over expected by the
 * Poisson distribution. What varies more than chance widens them by {@link OverDispersion}.
 */
public final class Funnel {

  private Funnel() {}

  /**
   * Limits of observed over expected, around 1, by the chi-squared form of the Poisson tails.
   *
   * @param expected how many were expected, above 0
   * @throws IllegalArgumentException where nothing was expected
   */
  public static FunnelLimits ofExpected(double expected) {
    if (!(expected > 0)) {
      throw new IllegalArgumentException("expected must be above 0, not " + expected);
    }
    return limits(tail -> poisson(expected, tail));
  }

  private static Interval poisson(double expected, double tail) {
    return new Interval(
        ChiSquaredDistribution.of(2 * expected).inverseCumulativeProbability(tail) / 2 / expected,
        ChiSquaredDistribution.of(2 * (expected + 1)).inverseSurvivalProbability(tail)
            / 2
            / expected);
  }

  /**
   * Limits of a share around a target, interpolated between counts so that they change smoothly
   * with the number of cases (Spiegelhalter 2005, appendix). A count beyond a limit is no more
   * probable than the limit says, at the upper end as at the lower: one is the other's mirror.
   *
   * @param target 0 to 1
   * @param n of how many, 1 or more
   * @throws IllegalArgumentException where the target is no share, or there is nothing
   */
  public static FunnelLimits ofShare(double target, int n) {
    if (!(target >= 0 && target <= 1)) {
      throw new IllegalArgumentException("a target is 0 to 1, not " + target);
    }
    if (n < 1) {
      throw new IllegalArgumentException("limits need at least one case, not " + n);
    }
    BinomialDistribution met = BinomialDistribution.of(n, target);
    BinomialDistribution missed = BinomialDistribution.of(n, 1 - target);
    return limits(tail -> new Interval(lower(met, tail) / n, 1 - lower(missed, tail) / n));
  }

  /** The count that fewer are reached than with probability {@code tail}, between whole ones. */
  private static double lower(BinomialDistribution counts, double tail) {
    int count = counts.inverseCumulativeProbability(tail);
    double own = counts.probability(count);
    return Math.max(0, count - (counts.cumulativeProbability(count) - tail) / own);
  }

  /** Limits of a value that is normal after a transform. */
  static FunnelLimits transformed(
      double middle, double deviation, double z95, double z998, DoubleUnaryOperator back) {
    return new FunnelLimits(
        around(middle, deviation * z95, back), around(middle, deviation * z998, back));
  }

  private static Interval around(double middle, double half, DoubleUnaryOperator back) {
    return new Interval(back.applyAsDouble(middle - half), back.applyAsDouble(middle + half));
  }

  private static FunnelLimits limits(DoubleFunction<Interval> at) {
    return new FunnelLimits(at.apply(FunnelLimits.USUAL_TAIL), at.apply(FunnelLimits.WIDE_TAIL));
  }
}
