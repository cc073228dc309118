package io.xiaoneng.dashboard.report;

/** There is no such report, or none yet. */
public final class ReportPeriodException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final Why why;

  /** Why there is none. */
  public enum Why {
    /** The period is none of that kind. */
    UNREADABLE,
    /** Its last day is not past. */
    NOT_OVER,
    /** Nothing was published for that month, or nothing of that unit. */
    NO_BOOK,
    /** The month is published and not final. */
    NOT_FINAL,
    /** Objections, or appeals against what would be named, wait for their answer. */
    CONTESTED
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
