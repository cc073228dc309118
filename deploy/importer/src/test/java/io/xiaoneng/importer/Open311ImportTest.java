package io.xiaoneng.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.event.Json;
import io.xiaoneng.importer.mapping.ImportFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Open311ImportTest {

  private static final Path SAMPLE = Path.of("mappings", "open311.json");
  private static final Path MAPPING = Path.of("mappings", "open311.yaml");
  private static final String GOOD =
      "{\"service_request_id\":\"%s\",\"status\":\"open\",\"service_code\":\"A\","
          + "\"requested_datetime\":\"2026-03-02T08:00:00Z\"}";

  @TempDir Path dir;
  private ImportRig rig;

  @BeforeEach
  void rig() {
    rig = new ImportRig(dir);
  }

  @Test
  void sampleGivesAnApplicationAnAcceptanceAndForClosedOnesADecision() {
    rig.imports(SAMPLE, MAPPING);
    assertThat(rig.said()).isEmpty();
    assertThat(rig.events)
        .hasSize(8)
        .contains(
            "{\"specversion\":\"1.0\",\"id\":\"applied\",\"source\":\"/import/open311\","
                + "\"type\":\"case.applied\",\"subject\":\"638349\","
                + "\"time\":\"2026-03-03T10:12:00.000+08:00\",\"datacontenttype\":\"application/json\","
                + "\"data\":{\"unit\":\"Roads department\",\"item\":\"POTHOLE\",\"channel\":\"PHONE\","
                + "\"serviceName\":\"Pothole\",\"lat\":\"34.2651\",\"long\":\"108.9398\"}}")
        .anyMatch(e -> e.contains("\"promisedDueAt\":\"2026-03-09T23:59:59.000+08:00\""))
        .anyMatch(e -> e.contains("\"unit\":\"311\"") && e.contains("\"channel\":\"MOBILE\""))
        .filteredOn(e -> e.contains("case.decided"))
        .hasSize(2)
        .anyMatch(e -> e.contains("\"id\":\"closed/2026-03-04T16:10:00+08:00\""));
  }

  @Test
  void secondImportRepeatsEveryByte() {
    ImportRig again = new ImportRig(dir).imports(SAMPLE, MAPPING);
    assertThat(again.events).isEqualTo(rig.imports(SAMPLE, MAPPING).events);
  }

  @Test
  void requestThatWasClosedSinceGetsItsDecisionAndKeepsTheRest() throws IOException {
    String sample = Files.readString(SAMPLE);
    Path later =
        rig.file("later.json", sample.replace("\"status\": \"open\"", "\"status\": \"closed\""));
    ImportRig second = new ImportRig(dir).imports(later, MAPPING);
    assertThat(second.events)
        .containsAll(rig.imports(SAMPLE, MAPPING).events)
        .hasSize(rig.events.size() + 1);
  }

  @Test
  void pagesBehindEachOtherAndListsInAnObjectAreReadAsOne() {
    Path log =
        rig.file(
            "pages.json",
            "\uFEFF["
                + GOOD.formatted(1)
                + "]\n[]\n{\"service_requests\": ["
                + GOOD.formatted(2)
                + ","
                + GOOD.formatted(3)
                + "], \"next\": \"[\\\"\"}\n");
    rig.imports(log, MAPPING);
    assertThat(rig.said()).isEmpty();
    assertThat(rig.events).hasSize(6);
  }

  @Test
  void everyKindOfWrongRequestIsReportedWithItsLineAndCanBeMended() throws Exception {
    Path log =
        rig.file(
            "requests.json",
            "[\n"
                + String.join(
                    ",\n",
                    List.of(
                        GOOD.formatted("1"),
                        GOOD.formatted(""),
                        GOOD.formatted("3").replace("2026-03-02T08:00:00Z", "yesterday"),
                        GOOD.formatted("4").replace("\"service_code\":\"A\",", ""),
                        GOOD.formatted("5").replace("open", "closed"),
                        "{\"service_request_id\": tru, \"x\": 1}",
                        GOOD.formatted("7").replace("2026-03", "2029-03"),
                        "{\"a\":\"" + "x".repeat(1 << 20) + "\"}",
                        GOOD.formatted("9")))
                + "\n]\n");
    Path rejects = dir.resolve("rejects.json");
    rig.imports(log, MAPPING, rejects);
    assertThat(rig.events)
        .extracting(e -> e.replaceAll(".*\"subject\":\"(\\d+)\".*", "$1"))
        .containsExactly("1", "1", "4", "5", "5", "9", "9");
    assertThat(rig.said())
        .contains(
            "requests.json, line 3, case.applied: missing-field: subject is missing",
            "requests.json, line 4, case.applied: bad-time: 'requested_datetime' is 'yesterday'",
            "requests.json, line 5, case.applied: missing-field: data.item is missing",
            "requests.json, line 6, case.decided: missing-field: time is missing",
            "requests.json, line 7: not-json: ",
            "requests.json, line 8, case.applied: future-time: ",
            "requests.json, line 9: too-large: ");
    Object written = Json.parse(Files.readAllBytes(rejects));
    assertThat(written)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(10);

    Path mended =
        rig.file(
            "mended.json", Files.readString(rejects).replace("yesterday", "2026-03-02T09:00Z"));
    assertThat(new ImportRig(dir).imports(mended, MAPPING).events)
        .filteredOn(e -> e.contains("\"subject\":\"3\""))
        .isNotEmpty();
  }

  @Test
  void fileCutInTheMiddleKeepsWhatStoodBeforeAndNamesTheLine() throws IOException {
    String sample = Files.readString(SAMPLE);
    Path cut = rig.file("cut.json", sample.substring(0, sample.length() - 120));
    assertThatThrownBy(() -> rig.imports(cut, MAPPING))
        .isInstanceOf(ImportFailure.class)
        .hasMessageMatching(
            "cut.json, line \\d+: the file breaks off; the 2 requests before it .*");
    assertThat(rig.events).hasSize(5);
  }

  @Test
  void fileWithoutAListIsSaidSo() {
    Path page = rig.file("page.html", "<html></html>");
    assertThatThrownBy(() -> rig.imports(page, MAPPING))
        .isInstanceOf(ImportFailure.class)
        .hasMessageContaining("no list of service requests");
    Path numbers = rig.file("numbers.json", "[1, 2]");
    assertThatThrownBy(() -> rig.imports(numbers, MAPPING))
        .hasMessageContaining("numbers.json, line 1: the list holds something else than objects");
    Path directory = dir;
    assertThatThrownBy(() -> rig.imports(directory, MAPPING))
        .hasMessageContaining("is a directory; only exchange tables may lie in one");
  }
}
