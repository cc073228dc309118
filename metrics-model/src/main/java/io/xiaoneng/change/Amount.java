package io.xiaoneng.change;

/**
 * What a stratum adds to a figure that is one sum over another: the days of its cases and how many
 * they are, or those of them that were on time and all of them.
 *
 * @param sum the numerator; may be below 0, as of time saved
 * @param weight the denominator, 0 or more
 */
public record Amount(double sum, double weight) {

  /** Nothing. */
  public static final Amount NONE = new Amount(0, 0);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException where one is no finite number or the weight is below 0
   */
  public Amount {
    if (!Double.isFinite(sum) || !Double.isFinite(weight) || weight < 0) {
      throw new IllegalArgumentException("no amount: " + sum + " over " + weight);
    }
  }

  /** Both together. */
  public Amount plus(Amount other) {
    return new Amount(sum + other.sum, weight + other.weight);
  }
}
