package io.xiaoneng.dashboard.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportWriter;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.report.document.Block.Paragraph;
import io.xiaoneng.dashboard.report.document.Block.Table;
import io.xiaoneng.dashboard.report.document.Section;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every format. */
class WritersTest {

  static Stream<ReportWriter> writers() {
    return Samples.writers().stream();
  }

  @ParameterizedTest
  @MethodSource("writers")
  void theSameDocumentGivesTheSameBytes(ReportWriter writer) throws IOException {
    ByteArrayOutputStream once = new ByteArrayOutputStream();
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    writer.write(Samples.monthly(3), once);
    writer.write(Samples.monthly(3), twice);
    assertThat(twice.toByteArray()).isNotEmpty().isEqualTo(once.toByteArray());
  }

  @ParameterizedTest
  @MethodSource("writers")
  void aSectionThatFailsLeavesNothing(ReportWriter writer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Iterable<Section> failing =
        () ->
            new Iterator<>() {
              private int at;

              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Section next() {
                if (at == 12) {
                  throw new ReportFailedException("计分卡", "ClickHouse is away");
                }
                return Samples.card(at++);
              }
            };
    assertThatThrownBy(() -> writer.write(Samples.of(failing), out))
        .isInstanceOf(ReportFailedException.class)
        .hasMessage("计分卡: ClickHouse is away");
    assertThat(out.size()).isZero();
  }

  @ParameterizedTest
  @MethodSource("writers")
  void anEmptySectionFailsAndIsNamed(ReportWriter writer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Section> sections =
        List.of(
            Samples.section("a", new Paragraph("甲")),
            new Section("b", "督办单", 1, false, List.of()),
            new Section("c", "红牌", 1, false, List.of(new Paragraph("无"))));
    assertThatThrownBy(() -> writer.write(Samples.of(sections), out))
        .isInstanceOf(ReportFailedException.class)
        .hasMessage("督办单: the section is empty");
    assertThat(out.size()).isZero();
  }

  @ParameterizedTest
  @MethodSource("writers")
  void whatDoesNotFitIsNamed(ReportWriter writer) {
    Table narrow =
        new Table(
            "表",
            List.of(new Column("甲", 1, Kind.TEXT), new Column("乙", 1, Kind.TEXT)),
            List.of(List.of(Cell.of("只有一格"))));
    assertThatThrownBy(
            () ->
                writer.write(
                    Samples.of(List.of(Samples.section("a", narrow))), new ByteArrayOutputStream()))
        .hasMessage("section '部分 a' has a row that does not fit its table: 表");
    Section twice = Samples.section("a", new Paragraph("甲"));
    assertThatThrownBy(
            () -> writer.write(Samples.of(List.of(twice, twice)), new ByteArrayOutputStream()))
        .hasMessage("section '部分 a' has the id of another one: a");
  }

  @ParameterizedTest
  @MethodSource("writers")
  void anEnglishReportHasNoChineseFrame(ReportWriter writer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(
        Samples.of(
            java.util.Locale.ENGLISH,
            List.of(new Section("a", "City", 1, false, List.of(new Paragraph("All is well."))))),
        out);
    if (writer.format() == ReportFormat.PDF) {
      assertThat(PdfText.all(out.toByteArray()))
          .contains("page 1 of 1")
          .doesNotContainPattern("\\p{IsHan}");
    }
    assertThat(out.size()).isPositive();
  }
}
