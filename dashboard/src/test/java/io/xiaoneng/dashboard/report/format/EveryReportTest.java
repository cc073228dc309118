package io.xiaoneng.dashboard.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.ReportTestBase;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every report of the made-up city, in every format and both languages. */
class EveryReportTest extends ReportTestBase {

  /** A month that no other test of this context closes. */
  private static final int FAR_BACK = 40;

  private String period(ReportKind kind) {
    return switch (kind) {
      case MONTHLY -> {
        YearMonth month = month(1);
        kept(ranked(counted(month)), Edition.Kind.PUBLISHED);
        yield month.toString();
      }
      case CIRCULAR -> {
        YearMonth month = month(FAR_BACK);
        kept(ranked(counted(month)), Edition.Kind.FINAL);
        yield month.toString();
      }
      default -> ReportPeriod.latest(kind, clock.today()).text();
    };
  }

  @ParameterizedTest
  @EnumSource(ReportKind.class)
  void everyHeadingIsInEveryFormatAndNoGlyphIsMissing(ReportKind kind) throws IOException {
    String period = period(kind);
    for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      Document document = reports.make(new ReportOrder(kind, period, null, language));
      List<Section> sections = sections(document);
      for (ReportFormat format : ReportFormat.values()) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reports.write(document, format, out);
        assertThat(out.size()).as("%s of %s", format, kind).isPositive();
        String text = text(format, out.toByteArray());
        assertThat(text).as("%s of %s", format, kind).doesNotContain("〓", "{0}");
        if (format != ReportFormat.XLSX && format != ReportFormat.DOCX) {
          for (Section each : sections) {
            assertThat(text.replaceAll("\\s", ""))
                .as("%s of %s", format, kind)
                .contains(each.heading().replaceAll("\\s", ""));
          }
        }
      }
    }
  }

  private static String text(ReportFormat format, byte[] bytes) throws IOException {
    return switch (format) {
      case PDF -> PdfText.all(bytes);
      case HTML ->
          new String(bytes, StandardCharsets.UTF_8)
              .replace("&quot;", "\"")
              .replace("&gt;", ">")
              .replace("&amp;", "&");
      default -> new String(bytes, StandardCharsets.UTF_8);
    };
  }

  @ParameterizedTest
  @EnumSource(names = "WEEKLY", value = ReportKind.class)
  void theWeeklyReportIsTwoPages(ReportKind kind) throws IOException {
    for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      Document document = reports.make(new ReportOrder(kind, period(kind), null, language));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      reports.write(document, ReportFormat.PDF, out);
      assertThat(PdfText.pages(out.toByteArray())).hasSize(2);
    }
  }
}
