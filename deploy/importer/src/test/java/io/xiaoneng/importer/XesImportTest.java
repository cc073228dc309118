package io.xiaoneng.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xiaoneng.importer.mapping.ImportFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XesImportTest {

  private static final Path WABO_MAPPING = Path.of("mappings", "wabo.yaml");
  private static final String TRACE =
      """
        <trace>
          <string key="concept:name" value="c%d"/>
          <date key="startdate" value="2011-10-11T13:42:22.688+02:00"/>
          <date key="deadline" value="2011-12-06T13:41:31.788+01:00"/>
          <string key="department" value="A &amp; B"><string key="inner" value="x"/></string>
          <string key="channel" value="Desk"/>
          <event>
            <string key="concept:instance" value="task-%d"/>
            <string key="concept:name" value="T02"/>
            <date key="time:timestamp" value="2011-10-12T08:26:25.398+02:00"/>
          </event>
        </trace>
      """;

  @TempDir Path dir;
  private ImportRig rig;

  @BeforeEach
  void rig() {
    rig = new ImportRig(dir);
  }

  @Test
  void theMunicipalLogGives12774EventsOf1434Cases() throws IOException {
    Path log = wabo();
    rig.imports(log, WABO_MAPPING);
    assertThat(rig.run.rejected()).isZero();
    assertThat(count("\"type\":\"([^\"]+)\""))
        .isEqualTo(
            Map.of(
                "case.applied", 1434L,
                "case.accepted", 1434L,
                "case.step-finished", 8577L,
                "case.decided", 1329L));
    assertThat(rig.events).hasSize(12_774);
    assertThat(count("\"subject\":\"([^\"]+)\"")).hasSize(1434);
    assertThat(count("\"channel\":\"([^\"]+)\""))
        .isEqualTo(Map.of("WEB", 1271L, "COUNTER", 109L, "MAILBOX", 53L, "OTHER", 1L));
    assertThat(rig.events.stream().map(XesImportTest::identity).distinct()).hasSize(12_774);
  }

  @Test
  void secondImportOfTheMunicipalLogRepeatsEveryByte() throws IOException {
    Path log = wabo();
    ImportRig again = new ImportRig(dir).imports(log, WABO_MAPPING);
    assertThat(again.events).isEqualTo(rig.imports(log, WABO_MAPPING).events);
  }

  @Test
  void packedLogCutInTheMiddleKeepsWhatStoodBefore() throws IOException {
    byte[] whole = Files.readAllBytes(wabo());
    Path cut = dir.resolve("cut.xes.gz");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> rig.imports(cut, WABO_MAPPING))
        .isInstanceOf(ImportFailure.class)
        .hasMessageMatching(
            "cut.xes.gz, line \\d+: the log breaks off or is damaged .*"
                + "the \\d+ traces before it were imported.*");
    assertThat(rig.events).isNotEmpty();
  }

  @Test
  void logCutInTheMiddleNamesTheLine() {
    String log = log(TRACE.formatted(1, 1) + TRACE.formatted(2, 2));
    Path cut = rig.file("cut.xes", log.substring(0, log.length() - 120));
    assertThatThrownBy(() -> rig.imports(cut, WABO_MAPPING))
        .isInstanceOf(ImportFailure.class)
        .hasMessageContainingAll("cut.xes, line 2", "the 1 traces before it were imported");
    assertThat(rig.events).hasSize(3);
  }

  @Test
  void globalDefaultsAndNestedAttributesAreNoValues() {
    rig.imports(rig.file("log.xes", log(TRACE.formatted(1, 1))), WABO_MAPPING);
    assertThat(rig.events)
        .hasSize(3)
        .noneMatch(e -> e.contains("case.decided"))
        .anyMatch(e -> e.contains("\"unit\":\"A & B\"") && e.contains("\"promisedDueAt\""));
  }

  @Test
  void wrongTraceIsReportedWithItsLineAndTheRestGoesOn() throws IOException {
    String wrong = TRACE.formatted(1, 1).replace("Desk", "Fax").replace("T08:26", "T48:26");
    Path rejects = dir.resolve("rejects.csv");
    rig.imports(rig.file("log.xes", log(wrong + TRACE.formatted(2, 2))), WABO_MAPPING, rejects);
    assertThat(rig.run.events()).isEqualTo(4);
    assertThat(rig.said())
        .contains("log.xes, line 6, case.applied: bad-value: 'channel' is 'Fax'")
        .contains("log.xes, line 12, case.step-finished: bad-time: 'time:timestamp'");
    assertThat(Files.readString(rejects)).contains("concept:name=c1", "Fax");
  }

  @Test
  void entitiesOfADocumentTypeAreNotRead() throws IOException {
    Path secret = rig.file("secret.txt", "hidden");
    String log =
        log(TRACE.formatted(1, 1).replace("\"A &amp; B\"", "\"&x;\""))
            .replace(
                "<log", "<!DOCTYPE log [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n<log");
    Path file = rig.file("log.xes", log);
    assertThatThrownBy(() -> rig.imports(file, WABO_MAPPING)).isInstanceOf(ImportFailure.class);
    assertThat(rig.events).noneMatch(e -> e.contains("hidden"));
  }

  @Test
  void manyHundredThousandEventsOfManyTracesPassWithoutAnXmlLimit() {
    StringBuilder traces = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      traces.append(TRACE.formatted(i, i));
    }
    rig.imports(rig.file("big.xes", log(traces.toString())), WABO_MAPPING);
    assertThat(rig.events).hasSize(90_000);
  }

  @Test
  void somethingElseThanALogIsSaidSo() {
    Path file = rig.file("page.xes", "<html><body/></html>");
    assertThatThrownBy(() -> rig.imports(file, WABO_MAPPING))
        .isInstanceOf(ImportFailure.class)
        .hasMessageContaining("no XES log");
  }

  private static String log(String traces) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log>\n"
        + "<global scope=\"trace\">\n<date key=\"enddate\" value=\"1970-01-01T00:00:00+01:00\"/>\n"
        + "</global>\n"
        + traces
        + "</log>\n";
  }

  private static String identity(String event) {
    return event.replaceAll("\"(type|time)\":\"[^\"]*\",|,\"data\".*", "");
  }

  private Map<String, Long> count(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return rig.events.stream()
        .map(compiled::matcher)
        .filter(Matcher::find)
        .collect(Collectors.groupingBy(m -> m.group(1), TreeMap::new, Collectors.counting()));
  }

  /** The log is licensed apart and lies beside the repository, not in it. */
  private static Path wabo() {
    Path found =
        Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
            .map(p -> p.resolve("shared/data/wabo/receipt.xes.gz"))
            .filter(Files::exists)
            .findFirst()
            .orElse(null);
    if (found == null) {
      System.err.println("SKIPPED: shared/data/wabo/receipt.xes.gz is not there");
    }
    assumeTrue(found != null, "shared/data/wabo/receipt.xes.gz is not there");
    return found;
  }
}
