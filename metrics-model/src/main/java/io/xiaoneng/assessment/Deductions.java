package io.xiaoneng.assessment;

/**
 * Points that are taken off for what the supervision office has decided in the month.
 *
 * @param redCard for each red card issued in the month, 0 or more
 * @param yellowCard for each yellow card issued in the month, 0 or more
 * @param unanswered for each card or order whose term to answer ended in the month without an
 *     answer, 0 or more
 * @param most taken off altogether, 0 to 100
 */
public record Deductions(double redCard, double yellowCard, double unanswered, double most) {

  /** Nothing is taken off. */
  public static final Deductions NONE = new Deductions(0, 0, 0, 0);

  /**
   * Checks the bounds.
   *
   * @throws SchemeException where one is negative, or more could be taken off than there is
   */
  public Deductions {
    if (!(redCard >= 0 && yellowCard >= 0 && unanswered >= 0)) {
      throw new SchemeException("what is taken off for a card or an order must be 0 or more");
    }
    if (!(most >= 0 && most <= SchemeClass.POINTS)) {
      throw new SchemeException("at most " + most + " is taken off, must lie in 0 to 100");
    }
  }
}
