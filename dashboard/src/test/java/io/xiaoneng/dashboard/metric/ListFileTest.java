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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListFileTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @TempDir Path directory;

  private static ListLine line(String id, String unit) {
    List<Object> values = new ArrayList<>();
    values.addAll(List.of(id, unit, "item, one", "", "WEB", "", "COMMITTED", "DECIDED"));
    values.add(Instant.parse("2026-03-02T01:15:04Z"));
    values.add(null);
    values.add(Instant.parse("2026-03-03T16:00:00Z"));
    values.addAll(Collections.nCopies(4, null));
    values.addAll(List.of(-3L, 2.5));
    return new ListLine(ListKind.CASE, values);
  }

  @Test
  void csvHasTheCitysTimeAndNothingASpreadsheetWouldCalculate() {
    StringWriter out = new StringWriter();
    ListCsv csv = new ListCsv(out, ListKind.CASE, ZONE);
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
    try (ListWorkbook workbook =
        new ListWorkbook(out, ListKind.CASE, ZONE, column -> "head " + column.name())) {
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
