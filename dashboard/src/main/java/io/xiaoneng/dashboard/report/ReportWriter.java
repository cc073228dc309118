package io.xiaoneng.dashboard.report;

import io.xiaoneng.dashboard.report.document.Document;
import java.io.IOException;
import java.io.OutputStream;

/** Writes documents in one format. */
public interface ReportWriter {

  /** Which format. */
  ReportFormat format();

  /**
   * Goes through the document once and writes it; does not close the stream. The same document
   * gives the same bytes.
   *
   * @throws ReportFailedException of a section; what was written so far is no report then
   * @throws IOException where the stream cannot be written
   */
  void write(Document document, OutputStream out) throws IOException;
}
