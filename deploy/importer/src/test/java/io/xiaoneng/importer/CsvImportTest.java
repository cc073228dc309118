package io.xiaoneng.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.importer.mapping.ImportFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvImportTest {

  private static final String MAPPING =
      """
      format: csv
      source: /import/test
      times: ["yyyy/M/d H:mm", iso]
      tables:
        channel: {窗口: COUNTER, 网上: WEB}
      case: {column: 编号}
      events:
        - type: case.applied
          id: applied
          time: {column: 申请}
          data: {unit: U1, item: I1, channel: {column: 来源, table: channel}}
        - type: case.decided
          when: {column: 办结}
          id: decided
          time: {column: 办结}
          data: {outcome: OTHER}
      """;

  @TempDir Path dir;
  private ImportRig rig;

  @BeforeEach
  void rig() {
    rig = new ImportRig(dir);
  }

  @Test
  void sampleRegisterGivesItsEvents() {
    rig.imports(
        Path.of("mappings", "hall-register.csv"), Path.of("mappings", "hall-register.yaml"));
    assertThat(rig.run.rejected()).isZero();
    // 6 applied, 1 supplement request, 6 accepted, 4 decided, 1 withdrawn
    assertThat(rig.events).hasSize(18);
    assertThat(rig.events)
        .contains(
            "{\"specversion\":\"1.0\",\"id\":\"accepted\",\"source\":\"/import/hall-register\","
                + "\"type\":\"case.accepted\",\"subject\":\"T-2026-0001\","
                + "\"time\":\"2026-03-02T09:40:00.000+08:00\",\"datacontenttype\":\"application/json\","
                + "\"data\":{\"unit\":\"620100\",\"item\":\"620100-XK-0001\",\"kind\":\"COMMITTED\","
                + "\"promisedDueAt\":\"2026-03-13T23:59:59.999+08:00\"}}")
        .anyMatch(e -> e.contains("\"missing\":[\"营业场所证明\",\"法人身份证明\"]"))
        .anyMatch(e -> e.contains("T-2026-0006") && e.contains("\"channel\":\"OTHER\""))
        .anyMatch(e -> e.contains("\"remark\":\"申请人要求邮寄,已登记\""));
  }

  @Test
  void secondImportGivesTheSameIdentitiesAndContent() {
    Path log = Path.of("mappings", "hall-register.csv");
    Path mapping = Path.of("mappings", "hall-register.yaml");
    ImportRig again = new ImportRig(dir).imports(log, mapping);
    assertThat(again.events).isEqualTo(rig.imports(log, mapping).events);
  }

  @Test
  void readsGb18030WithSemicolonsAndApostrophes() {
    Path log =
        rig.file("log.csv", "编号;来源;申请;办结\n1;'窗口';2026/3/2 9:15;\n", Charset.forName("GB18030"));
    Path mapping =
        rig.file(
            "m.yaml",
            MAPPING.replace(
                "format: csv",
                "format: csv\ncsv: {delimiter: ';', quote: \"'\", encoding: GB18030}"));
    rig.imports(log, mapping);
    assertThat(rig.events)
        .singleElement()
        .asString()
        .contains("\"channel\":\"COUNTER\"", "2026-03-02T09:15:00.000+08:00");
  }

  @Test
  void readsPackedFilesWithByteOrderMarkAndQuotedLineBreaks() throws IOException {
    Path log = dir.resolve("log.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(log))) {
      out.write(
          "\uFEFF编号,来源,申请,办结,备注\n1,窗口,2026-03-02T09:15+01:00,,\"a\nb\"\n2,传真,2026-03-02,,\n"
              .getBytes(StandardCharsets.UTF_8));
    }
    rig.imports(log, rig.file("m.yaml", MAPPING));
    assertThat(rig.events)
        .singleElement()
        .asString()
        .contains("\"subject\":\"1\"", "2026-03-02T16:15:00.000+08:00");
    assertThat(rig.said()).contains("log.csv.gz, line 4, case.applied");
  }

  @Test
  void wrongRowsAreReportedWithLineAndReasonAndCanBeMended() throws IOException {
    Path log =
        rig.file(
            "log.csv",
            """
            编号,来源,申请,办结
            1,窗口,2026/3/2 9:15,2026/3/3 9:15
            2,传真,2026/3/2 9:15,
            3,网上,2026/2/30 9:15,2026/3/3 9:15
            4,网上
            ,网上,2026/3/2 9:15,
            6,网上,,
            7,网上,2029/3/2 9:15,
            """);
    Path rejects = dir.resolve("rejects.csv");
    rig.imports(log, rig.file("m.yaml", MAPPING), rejects);
    assertThat(rig.run.events()).isEqualTo(3);
    assertThat(rig.run.rejected()).isEqualTo(6);
    assertThat(rig.said())
        .contains("log.csv, line 3, case.applied: bad-value: '来源' is '传真'")
        .contains("log.csv, line 4, case.applied: bad-time: '申请' is '2026/2/30 9:15'")
        .contains("log.csv, line 5: bad-value: the row has 2 fields, the header 4")
        .contains("log.csv, line 6, case.applied: missing-field: subject is missing")
        .contains("log.csv, line 7, case.applied: missing-field: time is missing")
        .contains("log.csv, line 8, case.applied: future-time:");
    assertThat(Files.readAllLines(rejects))
        .hasSize(7)
        .startsWith("编号,来源,申请,办结,_line,_rule,_reason,_detail")
        .anyMatch(line -> line.startsWith("2,传真,2026/3/2 9:15,,3,case.applied,bad-value,"));

    Path mended = rig.file("mended.csv", Files.readString(rejects).replace("传真", "窗口"));
    ImportRig second = new ImportRig(dir).imports(mended, rig.file("m.yaml", MAPPING));
    assertThat(second.events).anyMatch(e -> e.contains("\"subject\":\"2\""));
  }

  @Test
  void missingColumnIsNamedWithFileLineAndKey() {
    Path log = rig.file("log.csv", "编号,来源,申请\n1,窗口,2026/3/2 9:15\n");
    Path mapping = rig.file("m.yaml", MAPPING);
    assertThatThrownBy(() -> rig.imports(log, mapping))
        .isInstanceOf(ImportFailure.class)
        .hasMessageContainingAll("log.csv, line 1", "'办结'", "m.yaml, line 15", "编号");
  }

  @Test
  void wrongEncodingIsNamedInsteadOfImportingQuestionMarks() {
    Path log =
        rig.file("log.csv", "编号,来源,申请,办结\n1,窗口,2026/3/2 9:15,\n", Charset.forName("GB18030"));
    Path mapping = rig.file("m.yaml", MAPPING);
    assertThatThrownBy(() -> rig.imports(log, mapping))
        .isInstanceOf(ImportFailure.class)
        .hasMessageContaining("not written in UTF-8; set csv.encoding in m.yaml");
    assertThat(rig.events).isEmpty();
  }

  @Test
  void quoteThatNeverEndsIsOneSentence() {
    Path log = rig.file("log.csv", "编号,来源,申请,办结\n1,窗口,2026/3/2 9:15,\n2,\"窗口,2026/3/2 9:15,\n");
    Path mapping = rig.file("m.yaml", MAPPING);
    assertThatThrownBy(() -> rig.imports(log, mapping))
        .isInstanceOf(ImportFailure.class)
        .hasMessageContaining("log.csv, after line 2");
    assertThat(rig.events).hasSize(1);
  }

  @Test
  void rowsWithoutAnIdOfTheirOwnAreIdentifiedByTheirContent() {
    Path mapping =
        rig.file(
            "m.yaml", MAPPING.replace("    id: applied\n", "").replace("    id: decided\n", ""));
    Path log =
        rig.file(
            "log.csv",
            "编号,来源,申请,办结\n1,窗口,2026/3/2 9:15,\n1,窗口,2026/3/2 9:15,\n1,窗口,2026/3/2 9:16,\n");
    rig.imports(log, mapping);
    assertThat(rig.events).hasSize(3);
    assertThat(rig.events.get(0)).isEqualTo(rig.events.get(1)).isNotEqualTo(rig.events.get(2));
  }
}
