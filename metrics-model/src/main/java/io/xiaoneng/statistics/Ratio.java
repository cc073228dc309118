package io.xiaoneng.statistics;

/**
 * So many of so many: cases on time of cases fallen due.
 *
 * @param numerator 0 to {@code denominator}
 * @param denominator 0 or more; of nothing there is no share
 */
public record Ratio(long numerator, long denominator) {

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException unless 0 ≤ numerator ≤ denominator
   */
  public Ratio {
    if (numerator < 0 || numerator > denominator) {
      throw new IllegalArgumentException(
          "a ratio needs 0 <= numerator <= denominator, not " + numerator + "/" + denominator);
    }
  }

  /** The share, 0 to 1; NaN of nothing. */
  public double share() {
    return denominator == 0 ? Double.NaN : (double) numerator / denominator;
  }
}
