package io.xiaoneng.dashboard.report;

import io.xiaoneng.dashboard.report.document.Document;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Every report in every format. Safe to share. */
@Service
public class Reports {

  private final Map<ReportKind, ReportMaker> makers = new EnumMap<>(ReportKind.class);
  private final Map<ReportFormat, ReportWriter> writers = new EnumMap<>(ReportFormat.class);

  Reports(ObjectProvider<ReportMaker> makers, ObjectProvider<ReportWriter> writers) {
    makers.forEach(each -> this.makers.put(each.kind(), each));
    writers.forEach(each -> this.writers.put(each.format(), each));
  }

  /**
   * The document that was ordered.
   *
   * @throws ReportFailedException that names the section which cannot be made
   * @throws IllegalArgumentException where there is no such report, or its period is not over
   */
  public Document make(ReportOrder order) {
    ReportMaker maker = makers.get(order.kind());
    if (maker == null) {
      throw new IllegalArgumentException("there is no report " + order.kind());
    }
    return maker.make(order);
  }

  /** The formats there are writers for. */
  public Set<ReportFormat> formats() {
    return Collections.unmodifiableSet(writers.keySet());
  }

  /**
   * Writes a document in a format; does not close the stream.
   *
   * @throws ReportFailedException of a section; what was written so far is no report then
   * @throws IOException where the stream cannot be written
   */
  public void write(Document document, ReportFormat format, OutputStream out) throws IOException {
    ReportWriter writer = writers.get(format);
    if (writer == null) {
      throw new IllegalArgumentException("no report is written as " + format);
    }
    writer.write(document, out);
  }
}
