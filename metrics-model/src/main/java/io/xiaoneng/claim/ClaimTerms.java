package io.xiaoneng.claim;

/**
 * How long everybody has, in counted days; data with a number.
 *
 * @param raise after the end of a case, to claim its days
 * @param decide after a claim was raised
 * @param patience after which a claim that nobody decides is told to the leaders
 */
public record ClaimTerms(int version, int raise, int decide, int patience) {

  /** The usual terms. */
  public static final ClaimTerms STANDARD = new ClaimTerms(1, 10, 5, 3);
}
