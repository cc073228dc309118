package io.xiaoneng.dashboard.report.weekly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.ReportPeriodException;
import io.xiaoneng.dashboard.report.Reports;
import io.xiaoneng.dashboard.report.content.ReadFigures;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class WeeklyReportTest extends CityTestBase {

  @Autowired Reports reports;
  @Autowired ReadFigures figures;
  @Autowired CityClock clock;

  private ReportPeriod last() {
    return ReportPeriod.latest(ReportKind.WEEKLY, clock.today());
  }

  private Document make(String unit, Locale language) {
    return reports.make(new ReportOrder(ReportKind.WEEKLY, last().text(), unit, language));
  }

  private static List<Block> blocks(Document document) {
    List<Block> blocks = new ArrayList<>();
    document.sections().forEach(each -> blocks.addAll(each.blocks()));
    return blocks;
  }

  @Test
  void whatNeedsTheReaderBeginsTheSecondPage() {
    Document document = make(null, Locale.SIMPLIFIED_CHINESE);
    assertThat(document.title()).isEqualTo("政务服务效能周报");
    assertThat(document.subtitle()).contains(last().text()).contains("西安市");
    List<Section> sections = new ArrayList<>();
    document.sections().forEach(sections::add);
    assertThat(sections).extracting(Section::id).containsExactly("moved", "needs", "outlook");
    assertThat(sections).extracting(Section::newPage).containsExactly(false, true, false);
    assertThat(sections)
        .extracting(Section::heading)
        .containsExactly("一、哪些指标变了", "二、哪些事项请您定", "三、目标展望");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void noWordIsMissingAndNoRowIsCrooked(String language) {
    Document document = make(null, Locale.forLanguageTag(language));
    for (Block block : blocks(document)) {
      assertThat(block.toString()).doesNotContain("??").doesNotContain("{0}").doesNotContain("NaN");
      if (block instanceof Block.Table table) {
        assertThat(table.rows()).isNotEmpty();
        assertThat(table.rows()).allSatisfy(row -> assertThat(row).hasSameSizeAs(table.columns()));
      }
    }
  }

  @Test
  void theHeadlinesAreTheMetricsOwn() {
    Block.Figures headlines =
        (Block.Figures)
            blocks(make(null, Locale.SIMPLIFIED_CHINESE)).stream()
                .filter(Block.Figures.class::isInstance)
                .findFirst()
                .orElseThrow();
    Instant asOf = last().to().plusDays(1).atStartOfDay(clock.zone()).toInstant();
    MetricRow onTime = figures.row("x", "on-time", null, last().from(), last().to(), asOf);
    assertThat(headlines.figures())
        .filteredOn(each -> each.label().equals("承诺期限内按时办结率"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.value()).isEqualTo("%.1f%%".formatted(onTime.figure("value") * 100));
              assertThat(each.note()).contains("n=" + onTime.figure("n").longValue());
            });
  }

  @Test
  void aUnitsOwnSaysWhoseItIs() {
    Document document = make("610113", Locale.SIMPLIFIED_CHINESE);
    assertThat(document.subtitle()).contains("雁塔区").doesNotContain("西安市");
    assertThat(document.name()).endsWith("-610113");
  }

  @Test
  void aWeekThatRunsAndAWeekWithoutCasesMakeNone() {
    ReportPeriod running = ReportPeriod.of(ReportKind.WEEKLY, clock.today());
    assertThatExceptionOfType(ReportPeriodException.class)
        .isThrownBy(
            () ->
                reports.make(
                    new ReportOrder(ReportKind.WEEKLY, running.text(), null, Locale.ENGLISH)));
    assertThatExceptionOfType(ReportFailedException.class)
        .isThrownBy(
            () ->
                reports.make(new ReportOrder(ReportKind.WEEKLY, "2019-W10", null, Locale.ENGLISH)))
        .satisfies(failed -> assertThat(failed.section()).isEqualTo("What moved"));
  }
}
