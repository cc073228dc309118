package io.xiaoneng.dashboard.report.delivery;

/** What is asked for does not go together with how things stand. */
class ReportConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param problem one sentence
   */
  ReportConflictException(String problem) {
    super(problem);
  }
}
