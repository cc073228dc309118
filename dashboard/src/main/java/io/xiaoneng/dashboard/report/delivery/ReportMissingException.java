package io.xiaoneng.dashboard.report.delivery;

/** There is no such schedule, run or file. */
class ReportMissingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param kind what was looked for
   */
  ReportMissingException(String kind, Object id) {
    super("there is no " + kind + " " + id);
  }
}
