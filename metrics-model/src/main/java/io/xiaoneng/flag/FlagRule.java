package io.xiaoneng.flag;

/**
 * How evidence becomes a flag: data with a number, so that every flag says by what it came about,
 * and a change can run beside the one in force before it counts.
 *
 * @param id of the rule
 * @param version counts up with every change
 * @param status whether its flags count
 * @param zh the rule in words, as the flagged unit reads it
 * @param en the same in English
 * @param leastCases fewer cases of a period are shown and not ranked
 * @param feedFloor less than this share of a period's events heard and good is not ranked
 * @param running how many periods running a unit must be beyond the 99.8 % limit for RED, and have
 *     a bad feed for an alert of its own
 * @param falseShareRed highest expected share of false ones among the RED flags of a period
 *     (Benjamini–Hochberg over all that is looked at); 1 for no such bound
 * @param falseShareYellow the same for YELLOW flags by the funnel
 * @param systemicShare a class in which more than this share of the ranked units fails has one
 *     problem, not many units
 * @param systemicLeast classes with fewer ranked units have no such problem
 * @param confidence of the interval of ranks and of the band, above 0, below 1
 */
public record FlagRule(
    String id,
    int version,
    Status status,
    String zh,
    String en,
    int leastCases,
    double feedFloor,
    int running,
    double falseShareRed,
    double falseShareYellow,
    double systemicShare,
    int systemicLeast,
    double confidence) {

  /** Whether flags of a rule count. */
  public enum Status {
    /** Its flags count. */
    IN_FORCE,
    /** It runs beside the one in force, to see what it would do. */
    SHADOW
  }

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException where one makes no sense
   */
  public FlagRule {
    if (version < 1 || leastCases < 1 || running < 1 || systemicLeast < 1) {
      throw new IllegalArgumentException(id + ": version and counts are 1 or more");
    }
    for (double share : new double[] {feedFloor, falseShareRed, falseShareYellow, systemicShare}) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException(id + ": a share is 0 to 1, not " + share);
      }
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(id + ": a confidence is inside 0 to 1, not " + confidence);
    }
  }

  /** The same rule, counting or not. */
  public FlagRule as(Status other) {
    return new FlagRule(
        id,
        version,
        other,
        zh,
        en,
        leastCases,
        feedFloor,
        running,
        falseShareRed,
        falseShareYellow,
        systemicShare,
        systemicLeast,
        confidence);
  }
}
