package io.xiaoneng.statistics;

/**
 * Between which values chance alone keeps a unit of one size: 95 % and 99.8 % of the time.
 *
 * @param usual the 95 % limits, ±1.959964 standard deviations
 * @param wide the 99.8 % limits, ±3.090232 standard deviations; not inside the usual ones
 */
public record FunnelLimits(Interval usual, Interval wide) {

  /** Probability beyond each of the 95 % limits. */
  static final double USUAL_TAIL = 0.025;

  /** Probability beyond each of the 99.8 % limits. */
  static final double WIDE_TAIL = 0.001;

  /** Where a value stands. */
  public enum Position {
    /** Below the 99.8 % limit. */
    FAR_BELOW,
    /** Below the 95 % limit. */
    BELOW,
    /** On a limit or between both. */
    INSIDE,
    /** Above the 95 % limit. */
    ABOVE,
    /** Above the 99.8 % limit. */
    FAR_ABOVE
  }

  /** Where {@code value} stands; on a limit is inside of it, and so is what is no number. */
  public Position position(double value) {
    if (value < wide.lower()) {
      return Position.FAR_BELOW;
    }
    if (value > wide.upper()) {
      return Position.FAR_ABOVE;
    }
    if (value < usual.lower()) {
      return Position.BELOW;
    }
    return value > usual.upper() ? Position.ABOVE : Position.INSIDE;
  }
}
