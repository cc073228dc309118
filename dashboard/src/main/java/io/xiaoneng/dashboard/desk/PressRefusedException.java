package io.xiaoneng.dashboard.desk;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A holder cannot be pressed about that case now. The message tells why. */
final class PressRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Why why;
  private final @Nullable LocalDate again;

  /** Why not. */
  enum Why {
    /** The unit has no open case of that number that is listed. */
    NO_CASE,
    /** Nobody else holds it. */
    OWN,
    /** Its term is not near yet. */
    EARLY,
    /** The holder was pressed about it a short time ago. */
    TOO_SOON
  }

  PressRefusedException(Why why, @Nullable LocalDate again, String message) {
    super(message);
    this.why = why;
    this.again = again;
  }

  Why why() {
    return why;
  }

  /** From when it can be pressed again; null where that says nothing. */
  @Nullable LocalDate again() {
    return again;
  }
}
