package io.xiaoneng.assessment;

import org.jspecify.annotations.Nullable;

/**
 * What a line comes to.
 *
 * @param points 0 to the line's weight; null unless scored
 * @param change what would change it; null unless it is scored and is a share of cases
 */
public record LineScore(
    SchemeLine line,
    LineFigure figure,
    State state,
    @Nullable Double points,
    @Nullable Change change) {

  /** Whether a line counts. */
  public enum State {
    /** It counts. */
    SCORED,
    /** Fewer cases than the scheme wants: shown, and does not count. */
    TOO_FEW,
    /** Nothing to look at. */
    NO_DATA,
    /**
     * Too few cases while the unit's feed was silent: scored at the floor, so that nobody gains by
     * sending nothing.
     */
    FLOOR,
    /** Taken out for this unit and month, because an objection was accepted. */
    EXCLUDED
  }

  /**
   * What lies between the figure and its target.
   *
   * @param missing so many more of the same cases should have been good; 0 where the target is
   *     reached
   * @param inARow so many further cases, all of them good, would reach the target; null where none
   *     can any more, because every case has to be good
   * @param gain points that the target would bring beside those there are, 0 or more
   */
  public record Change(long missing, @Nullable Long inARow, double gain) {}
}
