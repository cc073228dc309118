package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFileTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @TempDir Path directory;

  private static CaseLine line(String id, String unit) {
    return new CaseLine(
        id,
        unit,
        "item, one",
        "",
        "WEB",
        "",
        "COMMITTED",
        "DECIDED",
        Instant.parse("2026-03-02T01:15:04Z"),
        null,
        Instant.parse("2026-03-03T16:00:00Z"),
        null,
        null,
        null,
        null,
        -3,
        2.5);
  }

  @Test
  void csvHasTheCitysTimeAndNothingASpreadsheetWouldCalculate() {
    StringWriter out = new StringWriter();
    CaseCsv csv = new CaseCsv(out, ZONE);
    csv.add(line("=HYPERLINK(\"x\")", "+1"));
    csv.add(line("@sum", "-2"));
    csv.add(line("\tx", "plain"));
    assertThat(out.toString().split("\r\n"))
        .containsExactly(
            "case,unit,item,itemType,channel,applicantKind,kind,state,appliedAt,acceptedAt,"
                + "decidedAt,deliveredAt,refusedAt,closedAt,due,d1,value",
            "\"'=HYPERLINK(\"\"x\"\")\",'+1,\"item, one\",,WEB,,COMMITTED,DECIDED,"
                + "2026-03-02T09:15:04+08:00,,2026-03-04T00:00:00+08:00,,,,,-3,2.5",
            "'@sum,'-2,\"item, one\",,WEB,,COMMITTED,DECIDED,"
                + "2026-03-02T09:15:04+08:00,,2026-03-04T00:00:00+08:00,,,,,-3,2.5",
            "'\tx,plain,\"item, one\",,WEB,,COMMITTED,DECIDED,"
                + "2026-03-02T09:15:04+08:00,,2026-03-04T00:00:00+08:00,,,,,-3,2.5");
  }

  @Test
  void aWorkbookHoldsNumbersDatesAndTextAsSuchUnderAHeaderThatStays() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CaseWorkbook workbook =
        new CaseWorkbook(out, "cases", ZONE, column -> "head " + column.wireName())) {
      for (int i = 0; i < 2_500; i++) {
        workbook.add(line("=1+" + i, "north"));
      }
    }
    Map<String, String> parts = parts(out.toByteArray());
    String sheet = parts.get("xl/worksheets/sheet1.xml");
    assertThat(sheet)
        .contains("state=\"frozen\"")
        .contains("<t>=1+2499</t>")
        .doesNotContain("<f>")
        .containsPattern("<c r=\"I2\" s=\"\\d+\"[^>]*><v>46083\\.3854\\d*</v></c>")
        .containsPattern("<c r=\"K2\" s=\"\\d+\"[^>]*><v>46085(\\.0)?</v></c>")
        .containsPattern("<c r=\"P2\"[^>]*><v>-3</v></c>")
        .containsPattern("<c r=\"Q2501\"[^>]*><v>2\\.5</v></c>");
    assertThat(parts.get("xl/sharedStrings.xml")).contains("head appliedAt");
    assertThat(parts.get("xl/styles.xml")).contains("yyyy-mm-dd hh:mm:ss");
  }

  private Map<String, String> parts(byte[] content) throws IOException {
    Path file = Files.write(directory.resolve("cases.xlsx"), content);
    Map<String, String> parts = new HashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry each : Collections.list(zip.entries())) {
        parts.put(
            each.getName(),
            new String(zip.getInputStream(each).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }
}
