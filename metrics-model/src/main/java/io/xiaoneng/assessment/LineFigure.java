package io.xiaoneng.assessment;

import org.jspecify.annotations.Nullable;

/**
 * What a unit has come to in one metric.
 *
 * @param value in the metric's unit, as it is scored; null for no data
 * @param n cases behind it
 * @param good how many of them count for it, accepted claims among them; null where the metric is
 *     no share of cases
 */
public record LineFigure(@Nullable Double value, long n, @Nullable Long good) {

  /** No data. */
  public static final LineFigure NONE = new LineFigure(null, 0, null);

  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException unless 0 ≤ good ≤ n
   */
  public LineFigure {
    if (n < 0 || (good != null && (good < 0 || good > n))) {
      throw new IllegalArgumentException("good is " + good + ", must lie in 0 to n = " + n);
    }
  }
}
