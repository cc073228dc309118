package io.xiaoneng.dashboard.report.delivery;

/** The bytes of a report are no longer there, or no longer what was made. */
class SpoolGoneException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param problem one sentence
   */
  SpoolGoneException(String problem) {
    super(problem);
  }
}
