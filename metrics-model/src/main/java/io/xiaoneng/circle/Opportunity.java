package io.xiaoneng.circle;

/**
 * Who lives near an open point, and whether it helps them: the people of a unit in four groups that
 * add up to all of them.
 *
 * @param served near an open point that does what they need without a long queue
 * @param queued near an open point that does it, but each such point has a long queue
 * @param unable near an open point, but none near them does it
 * @param far near no open point
 */
public record Opportunity(long served, long queued, long unable, long far) {

  /** A queue is long when it takes more than that. */
  public static final int LONG_QUEUE_MINUTES = 30;

  /**
   * The four groups of three coverages of the same unit, pace and minutes.
   *
   * @param open by all open points
   * @param able by those of them that do what is asked for
   * @param swift by those of these whose queue is not long
   * @throws IllegalArgumentException where they are not of the same people, or not one within the
   *     other
   */
  public static Opportunity of(Coverage open, Coverage able, Coverage swift) {
    if (open.people() != able.people() || open.people() != swift.people()) {
      throw new IllegalArgumentException(
          "coverages of different people: "
              + open.people()
              + ", "
              + able.people()
              + ", "
              + swift.people());
    }
    if (swift.covered() > able.covered() || able.covered() > open.covered()) {
      throw new IllegalArgumentException(
          "fewer points cover more people: "
              + open.covered()
              + ", "
              + able.covered()
              + ", "
              + swift.covered());
    }
    return new Opportunity(
        swift.covered(),
        able.covered() - swift.covered(),
        open.covered() - able.covered(),
        open.people() - open.covered());
  }
}
