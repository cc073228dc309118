package io.xiaoneng.assessment;

/**
 * A point of a scoring function.
 *
 * @param value in the metric's unit
 * @param share of the line's points there, 0 to 1
 */
public record Knot(double value, double share) {

  /**
   * Checks both.
   *
   * @throws SchemeException where the value is no number or the share is not 0 to 1
   */
  public Knot {
    if (!Double.isFinite(value)) {
      throw new SchemeException("a knot's value is " + value + ", must be a number");
    }
    if (!(share >= 0 && share <= 1)) {
      throw new SchemeException("a knot's share is " + share + ", must lie in 0 to 1");
    }
  }
}
