package io.xiaoneng.dashboard.report;

import io.xiaoneng.dashboard.report.document.Document;

/** Makes the documents of one kind of report. */
public interface ReportMaker {

  /** Which kind. */
  ReportKind kind();

  /**
   * The document, with every figure read when this returns or while its sections are gone through.
   *
   * @throws ReportFailedException that names the section, where one has no data, stale data, or
   *     could not be read; going through the sections throws it likewise
   * @throws IllegalArgumentException where the period is none of this kind, or is not over
   */
  Document make(ReportOrder order);
}
