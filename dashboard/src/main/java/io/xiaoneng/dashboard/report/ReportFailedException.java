package io.xiaoneng.dashboard.report;

/**
 * A report cannot be made, because a section of it has no data, has stale data, or could not be
 * read. Nothing of it is given out.
 */
public class ReportFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String section;

  /**
   * Names the section.
   *
   * @param reason one sentence
   */
  public ReportFailedException(String section, String reason, Throwable cause) {
    super(section + ": " + reason, cause);
    this.section = section;
  }

  /** Names the section, where nothing was thrown. */
  public ReportFailedException(String section, String reason) {
    super(section + ": " + reason);
    this.section = section;
  }

  /** The section that failed. */
  public String section() {
    return section;
  }
}
