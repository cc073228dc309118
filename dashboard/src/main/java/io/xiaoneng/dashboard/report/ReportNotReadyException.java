package io.xiaoneng.dashboard.report;

/** A report cannot be made yet: what it rests on is not there, or is still contested. */
public final class ReportNotReadyException extends ReportFailedException {

  private static final long serialVersionUID = 1L;

  private final Why why;

  /** What it waits for. */
  public enum Why {
    /** No assessment of that month is published. */
    NO_BOOK,
    /** The month is published and not final. */
    NOT_FINAL,
    /** Objections, or appeals against what would be named, wait for their answer. */
    CONTESTED
  }

  /**
   * Says what it waits for.
   *
   * @param reason one sentence
   */
  public ReportNotReadyException(Why why, String section, String reason) {
    super(section, reason);
    this.why = why;
  }

  /** What it waits for. */
  public Why why() {
    return why;
  }
}
