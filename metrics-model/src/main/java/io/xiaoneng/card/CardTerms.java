package io.xiaoneng.card;

/**
 * How long everybody has, in counted days; data with a version, so that a card can tell by which
 * terms it was handled.
 *
 * @param hearing the unit, to be heard before a card is issued
 * @param verifying the supervisors, to issue or withdraw
 * @param receiving the unit, to sign for it
 * @param answering the unit, to explain or appeal
 * @param ordering the supervisors, to answer an explanation
 * @param deciding the reviewer, to decide on an appeal
 * @param rectifying the unit, to mend, where the order says nothing else
 * @param reviewing the reviewer, to look at what was mended
 * @param patience after a term, before the leaders are told
 */
public record CardTerms(
    String id,
    int version,
    int hearing,
    int verifying,
    int receiving,
    int answering,
    int ordering,
    int deciding,
    int rectifying,
    int reviewing,
    int patience) {

  /** Longest term to mend that an order may give. */
  public static final int LONGEST = 120;

  /** The terms in force. */
  public static final CardTerms STANDARD =
      new CardTerms("card-terms", 1, 2, 5, 1, 3, 3, 10, 15, 5, 3);

  /** The term of a state. */
  int of(CardState state) {
    return switch (state) {
      case PENDING -> verifying;
      case ISSUED -> receiving;
      case RECEIVED -> answering;
      case EXPLAINED -> ordering;
      case APPEALED -> deciding;
      case RECTIFYING -> rectifying;
      case REVIEWING -> reviewing;
      case CLOSED, WITHDRAWN, UPHELD ->
          throw new IllegalArgumentException("nothing is waited for in state " + state);
    };
  }
}
