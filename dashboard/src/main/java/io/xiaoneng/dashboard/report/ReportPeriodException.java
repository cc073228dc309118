package io.xiaoneng.dashboard.report;

/** There is no such report, and will be none; or its period is not over. */
public final class ReportPeriodException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final Why why;

  /** Why there is none. */
  public enum Why {
    /** The period is none of that kind. */
    UNREADABLE,
    /** Its last day is not past. */
    NOT_OVER,
    /** Nobody of the unit that was asked for is assessed. */
    NOBODY
  }

  /**
   * Says why.
   *
   * @param message one sentence
   */
  public ReportPeriodException(Why why, String message) {
    super(message);
    this.why = why;
  }

  /** Why there is none. */
  public Why why() {
    return why;
  }
}
