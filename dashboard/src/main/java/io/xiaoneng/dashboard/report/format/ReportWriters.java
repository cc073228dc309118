package io.xiaoneng.dashboard.report.format;

import io.xiaoneng.dashboard.report.ReportWriter;
import io.xiaoneng.dashboard.report.chart.ChartSvg;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The writers without the program around them, for tools that measure or look. */
public final class ReportWriters {

  private ReportWriters() {}

  /**
   * A writer for each format.
   *
   * @param zone the city's, in which moments are told
   */
  public static List<ReportWriter> all(ZoneId zone) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    FormWords words = new FormWords(messages, zone);
    try {
      return List.of(
          new PdfWriter(words),
          new DocxReportWriter(words),
          new XlsxWriter(words),
          new HtmlWriter(words, new ChartSvg(messages)),
          new JsonWriter());
    } catch (IOException e) {
      throw new UncheckedIOException("no reports can be written", e);
    }
  }
}
