package io.xiaoneng.metric;

import io.xiaoneng.metric.Wilson.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The exact interval of a proportion (Clopper and Pearson 1934): for rare things, where Wilson's is
 * too narrow. Its ends are quantiles of the beta distribution.
 */
public final class Binomial {

  /** What is left outside a 95 % interval. */
  public static final double ALPHA95 = 0.05;

  private static final int HALVINGS = 200;
  private static final int MOST_TERMS = 100_000;
  private static final double TINY = 1e-300;
  private static final double PRECISE = 1e-15;

  private static final double[] LANCZOS = {
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7
  };

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
        x == 0 ? 0 : betaQuantile(alpha / 2, x, n - x + 1.0),
        x == n ? 1 : betaQuantile(1 - alpha / 2, x + 1.0, n - x));
  }

  /** By halving: the distribution function grows from 0 to 1. */
  private static double betaQuantile(double p, double a, double b) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS && high - low > Math.ulp(low); i++) {
      double middle = (low + high) / 2;
      if (beta(middle, a, b) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The regularised incomplete beta function. */
  private static double beta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double front =
        Math.exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    // The fraction converges fast on this side of the mean only.
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  /** The continued fraction of the incomplete beta function, by Lentz's method. */
  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / guarded(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / guarded(1 + even * d);
      c = guarded(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / guarded(1 + odd * d);
      c = guarded(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < PRECISE) {
        return value;
      }
    }
    throw new IllegalStateException("no interval after " + MOST_TERMS + " terms");
  }

  private static double guarded(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** Logarithm of the gamma function for z above 0. */
  private static double logGamma(double z) {
    double sum = 0.99999999999980993;
    for (int i = 0; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (z + i);
    }
    double t = z + LANCZOS.length - 1.5;
    return 0.5 * Math.log(2 * Math.PI) + (z - 0.5) * Math.log(t) - t + Math.log(sum);
  }
}
