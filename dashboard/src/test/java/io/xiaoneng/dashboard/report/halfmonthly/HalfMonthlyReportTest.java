package io.xiaoneng.dashboard.report.halfmonthly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.ReportTestBase;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class HalfMonthlyReportTest extends ReportTestBase {

  @Autowired JdbcClient jdbc;

  private Document make(String unit, Locale language) {
    String last = ReportPeriod.latest(ReportKind.HALF_MONTHLY, clock.today()).text();
    return reports.make(new ReportOrder(ReportKind.HALF_MONTHLY, last, unit, language));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void itHasEveryPartInWholeWords(String language) {
    Document document = make(null, Locale.forLanguageTag(language));
    assertThat(sections(document))
        .extracting(Section::id)
        .containsExactly("tasks", "lagging", "orders", "discuss", "quality");
    assertThat(words(document)).doesNotContain("{0}").doesNotContain("NaN");
    for (Block block : blocks(document)) {
      if (block instanceof Block.Table table) {
        assertThat(table.rows())
            .isNotEmpty()
            .allSatisfy(row -> assertThat(row).hasSameSizeAs(table.columns()));
      }
    }
  }

  @Test
  void theActionPlansTasksAreInItOnceTheyWereRegistered() {
    assertThat(words(make(null, Locale.SIMPLIFIED_CHINESE))).contains("没有登记的重点任务");
    jdbc.sql(
            "update supervision_task_step set at = timestamp with time zone '2026-01-01 00:00:00+08:00' where step = 'REGISTER'")
        .update();
    Block.Table tasks =
        blocks(make(null, Locale.SIMPLIFIED_CHINESE)).stream()
            .filter(Block.Table.class::isInstance)
            .map(Block.Table.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(tasks.rows()).hasSize(18);
    assertThat(words(make(null, Locale.SIMPLIFIED_CHINESE))).contains("重点任务未交办");
  }

  @Test
  void aUnitsOwnHasNoTasksOfOthers() {
    assertThat(words(make("610113", Locale.SIMPLIFIED_CHINESE)))
        .contains("没有登记的重点任务")
        .doesNotContain("重点任务未交办");
  }

  @Test
  void aPeriodWithoutDataFailsByTheSectionsName() {
    assertThatExceptionOfType(ReportFailedException.class)
        .isThrownBy(
            () ->
                reports.make(
                    new ReportOrder(ReportKind.HALF_MONTHLY, "2019-03-H1", null, Locale.ENGLISH)))
        .satisfies(failed -> assertThat(failed.section()).isEqualTo("Data quality"));
  }
}
