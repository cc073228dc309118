package io.xiaoneng.dashboard.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The figure of the earlier period as it was known then.
 *
 * @param state whether it can be told
 * @param value as it was known; null unless TOLD
 * @param knownAt what was recorded by then was known; null unless TOLD
 * @param published whether it is the value of a book of the assessment that was kept, and not one
 *     worked out now
 */
public record LateData(
    State state, @Nullable Double value, @Nullable Instant knownAt, boolean published) {

  /** Nothing is told. */
  static LateData none(State state) {
    return new LateData(state, null, null, false);
  }

  /** Whether it can be told. */
  public enum State {
    /** Here it is. */
    TOLD,
    /** It is being worked out, or could not be just now: asking again helps. */
    NOT_YET,
    /** Nothing was known of the period then. */
    NOTHING_KNOWN,
    /** It is not worked out here ({@code xiaoneng.change.late-data}). */
    NOT_ASKED
  }
}
