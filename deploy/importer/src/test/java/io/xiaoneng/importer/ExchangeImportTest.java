package io.xiaoneng.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.importer.mapping.ImportFailure;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeImportTest {

  private static final Path TABLES = Path.of("mappings", "exchange");
  private static final Path MAPPING = Path.of("mappings", "exchange.yaml");

  @TempDir Path dir;
  private ImportRig rig;

  @BeforeEach
  void rig() {
    rig = new ImportRig(dir);
  }

  @Test
  void sampleTablesGiveTheEventsOfTheirCases() {
    rig.imports(TABLES, MAPPING);
    assertThat(rig.said()).isEmpty();
    assertThat(rig.run.rejected()).isZero();
    assertThat(of("610113260302000001")).hasSize(11);
    assertThat(of("610113260302000002")).hasSize(3);
    assertThat(of("610113260303000003")).hasSize(9);
    assertThat(of("610113260303000004")).hasSize(8);
    assertThat(of("610113260304000005")).hasSize(3);
    assertThat(of("610113260304000006")).hasSize(4);
    assertThat(rig.run.events()).isEqualTo(rig.events.size()).isEqualTo(38);
  }

  @Test
  void insertIsRevisionZeroRecordedAtCdTimeWithTheItemsVersionAndItsMaterials() {
    rig.imports(TABLES, MAPPING);
    assertThat(rig.events)
        .contains(
            "{\"specversion\":\"1.0\",\"id\":\"case.applied/a-000001\",\"source\":\"/exchange/up-pro\","
                + "\"type\":\"case.applied\",\"subject\":\"610113260302000001\","
                + "\"time\":\"2026-03-02T09:15:04.000+08:00\",\"datacontenttype\":\"application/json\","
                + "\"recordedtime\":\"2026-03-02T10:05:00.000+08:00\",\"revision\":0,"
                + "\"data\":{\"unit\":\"610113\",\"item\":\"11610113XK0042\",\"itemVersion\":3,"
                + "\"channel\":\"WEB\",\"applicantKind\":\"ORGANISATION\",\"materialsRequired\":3,"
                + "\"materialsShared\":1}}");
  }

  @Test
  void updateIsAHigherRevisionOfTheEventsItChangesAndOfNoOthers() {
    rig.imports(TABLES, MAPPING);
    // 2026-03-04T15:20:00+08:00 in milliseconds, times four, plus one.
    long revision = 4 * 1_772_608_800_000L + 1;
    assertThat(of("610113260302000001"))
        .filteredOn(e -> e.contains("\"id\":\"case.accepted/a-000001\""))
        .hasSize(2)
        .anyMatch(e -> e.contains("\"revision\":0,") && e.contains("2026-03-13T23:59:59.999"))
        .anyMatch(
            e -> e.contains("\"revision\":" + revision) && e.contains("2026-03-16T23:59:59.999"));
    assertThat(of("610113260302000001"))
        .filteredOn(e -> e.contains("\"id\":\"case.applied/a-000001\""))
        .hasSize(1);
    assertThat(of("610113260303000004")).filteredOn(e -> e.contains("case.accepted")).hasSize(1);
  }

  @Test
  void deleteTakesOutEveryEventOfItsRecord() {
    rig.imports(TABLES, MAPPING);
    // 2026-03-05T16:40:00+08:00 in milliseconds, times four, plus two.
    long revision = 4 * 1_772_700_000_000L + 2;
    assertThat(of("610113260304000006"))
        .filteredOn(e -> e.contains("\"operation\":\"DELETE\""))
        .hasSize(2)
        .allMatch(e -> e.contains("\"revision\":" + revision))
        .allMatch(e -> e.contains("\"recordedtime\":\"2026-03-05T16:40:00.000+08:00\""))
        .anyMatch(e -> e.contains("\"id\":\"case.applied/a-000006\""))
        .anyMatch(e -> e.contains("\"id\":\"case.accepted/a-000006\""));
  }

  @Test
  void correctedResultReplacesTheFirstOneUnderTheSameId() {
    rig.imports(TABLES, MAPPING);
    assertThat(of("610113260303000004"))
        .filteredOn(e -> e.contains("\"id\":\"result/r-000004\""))
        .hasSize(2)
        .anyMatch(e -> e.contains("\"revision\":0,") && e.contains("APPROVED"))
        .anyMatch(e -> !e.contains("\"revision\":0,") && e.contains("DENIED"));
  }

  @Test
  void stepWithoutAnEndHasNoneUntilAnUpdateBringsIt() {
    rig.imports(TABLES, MAPPING);
    assertThat(of("610113260303000003"))
        .filteredOn(e -> e.contains("case.step-"))
        .hasSize(2)
        .anyMatch(e -> e.contains("case.step-started") && e.contains("\"revision\":0,"))
        .anyMatch(
            e ->
                e.contains("case.step-finished")
                    && e.contains("\"recordedtime\":\"2026-03-20T11:02:00.000+08:00\""));
  }

  @Test
  void materialThatIsTakenOutLowersTheNumberFromThenOn() {
    rig.imports(TABLES, MAPPING);
    assertThat(of("610113260303000003"))
        .filteredOn(e -> e.contains("case.applied"))
        .hasSize(2)
        .anyMatch(e -> e.contains("\"revision\":0,") && e.contains("\"materialsRequired\":3"))
        .anyMatch(
            e ->
                e.contains("\"recordedtime\":\"2026-03-07T08:15:00.000+08:00\"")
                    && e.contains("\"materialsRequired\":2,\"materialsShared\":1"));
  }

  @Test
  void secondImportRepeatsEveryByte() {
    ImportRig again = new ImportRig(dir).imports(TABLES, MAPPING);
    assertThat(again.events).isEqualTo(rig.imports(TABLES, MAPPING).events);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5"})
  void orderOfRowsAndFilesChangesNothing(long seed) throws IOException {
    Path shuffled = Files.createDirectory(dir.resolve("shuffled"));
    Random random = new Random(seed);
    try (Stream<Path> files = Files.list(TABLES)) {
      for (Path file : files.toList()) {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        String head = lines.remove(0);
        Collections.shuffle(lines, random);
        // In two files each, of which one row stands in both.
        List<String> first = new ArrayList<>(lines.subList(0, lines.size() / 2 + 1));
        List<String> second = new ArrayList<>(lines.subList(lines.size() / 2, lines.size()));
        first.add(0, head);
        second.add(0, head);
        String table = file.getFileName().toString().replace(".csv", "");
        Files.write(shuffled.resolve(table + "_b.csv"), first);
        Files.write(shuffled.resolve(table.toUpperCase(Locale.ROOT) + "_A.csv"), second);
      }
    }
    ImportRig other = new ImportRig(dir).imports(shuffled, MAPPING);
    assertThat(other.said()).isEmpty();
    assertThat(other.events)
        .containsExactlyInAnyOrderElementsOf(rig.imports(TABLES, MAPPING).events);
  }

  @Test
  void updateThatComesAloneHasTheRevisionItHasAmongTheOthers() throws IOException {
    rig.imports(TABLES, MAPPING);
    Path later = Files.createDirectory(dir.resolve("later"));
    List<String> accept = Files.readAllLines(TABLES.resolve("up_pro_accept.csv"));
    Files.write(
        later.resolve("up_pro_accept.csv"),
        List.of(accept.get(0), accept.stream().filter(l -> l.startsWith("6,")).findFirst().get()));
    ImportRig second = new ImportRig(dir).imports(later, MAPPING);
    assertThat(second.events)
        .filteredOn(e -> e.contains("case.accepted"))
        .singleElement()
        .satisfies(e -> assertThat(rig.events).contains(e));
  }

  @Test
  void deletionThatComesAloneTakesOutWhatAnEarlierImportBrought() throws IOException {
    Path later = Files.createDirectory(dir.resolve("later"));
    Files.writeString(
        later.resolve("up_pro_result.csv"),
        """
        row_guid,project_no,result_date,result_type,result_explain,satisfaction,cd_operation,cd_time
        r-000001,610113260302000001,,,,,D,2026-03-12 09:00:00
        """);
    rig.imports(later, MAPPING);
    assertThat(rig.events)
        .allMatch(e -> e.contains("\"operation\":\"DELETE\""))
        .anyMatch(e -> e.contains("\"id\":\"result/r-000001\""))
        .anyMatch(e -> e.contains("\"id\":\"rating/r-000001\""))
        .hasSize(2);
  }

  @Test
  void everyKindOfWrongRowIsReportedWithFileAndLineAndCanBeMended() throws IOException {
    Path tables = Files.createDirectory(dir.resolve("tables"));
    Files.writeString(
        tables.resolve("up_pro_result.csv"),
        """
        row_guid,project_no,result_date,result_type,result_explain,satisfaction,cd_operation,cd_time
        r-1,C-1,2026-03-10 16:05:00,0,,1,I,2026-03-10 16:10:00
        r-2,C-2,2026-03-10 16:05:00,0,,,X,2026-03-10 16:10:00
        r-3,C-3,2026-03-10 16:05:00,0,,,,2026-03-10 16:10:00
        r-4,C-4,2026-03-10 16:05:00,0,,,I,2026-02-30 16:10:00
        r-5,C-5,2026-03-10 16:05:00,0,,,I,
        ,C-6,2026-03-10 16:05:00,0,,,I,2026-03-10 16:10:00
        r-7,,2026-03-10 16:05:00,0,,,I,2026-03-10 16:10:00
        r-8,C-8,2026-03-10 16:05:00,9,,,I,2026-03-10 16:10:00
        r-9,C-9,,0,,,I,2026-03-10 16:10:00
        r-10,C-10,2026-03-10 16:05:00,0,,7,I,2026-03-10 16:10:00
        r-11,C-11,2029-03-10 16:05:00,0,,,I,2026-03-10 16:10:00
        r-12,C-12,2026-03-10 16:05:00,0,,,I,2029-03-10 16:10:00
        r-13,C-13,2026-03-10 16:05:00
        r-14,C-14,2026-03-10 16:05:00,0,,,I,1969-03-10 16:10:00
        """);
    Files.writeString(tables.resolve("readme.txt"), "not a table");
    Path rejects = dir.resolve("rejects");
    rig.imports(tables, MAPPING, rejects);
    // Of the row with a wrong satisfaction the decision was taken.
    assertThat(rig.events).hasSize(3).anyMatch(e -> e.contains("\"subject\":\"C-10\""));
    assertThat(rig.run.rejected()).isEqualTo(13);
    assertThat(rig.said())
        .contains(
            "not of any table, left out: readme.txt",
            "up_pro_result.csv, line 3: bad-value: 'cd_operation' is 'X', must be I, U or D",
            "up_pro_result.csv, line 4: missing-field: 'cd_operation' is empty",
            "up_pro_result.csv, line 5: bad-time: 'cd_time' is '2026-02-30 16:10:00'",
            "up_pro_result.csv, line 6: missing-field: 'cd_time' is empty",
            "up_pro_result.csv, line 7: missing-field: 'row_guid' is empty",
            "up_pro_result.csv, line 8: missing-field: 'project_no' is empty",
            "up_pro_result.csv, line 9: bad-value: no rule of the mapping takes it: 'result_type'"
                + " is '9'",
            "up_pro_result.csv, line 10, case.decided (approved): missing-field: time is missing",
            "up_pro_result.csv, line 11, case.rated: bad-value: ",
            "up_pro_result.csv, line 12, case.decided (approved): future-time: ",
            "more rows are refused, see ");
    List<String> refused = Files.readAllLines(rejects.resolve("up_pro_result.csv"));
    assertThat(refused)
        .hasSize(14)
        .anyMatch(line -> line.contains(",12,case.decided (approved),future-time,"))
        .anyMatch(line -> line.contains(",13,,future-time,\"'cd_time' is '2029"))
        .anyMatch(line -> line.contains(",14,,bad-value,\"the row has 3 fields"))
        .anyMatch(line -> line.contains(",15,,bad-time,"));

    Files.write(
        rejects.resolve("up_pro_result.csv"),
        refused.stream().map(line -> line.replace(",X,", ",U,")).toList());
    ImportRig mended = new ImportRig(dir).imports(rejects, MAPPING);
    assertThat(mended.events).anyMatch(e -> e.contains("\"subject\":\"C-2\""));
  }

  @Test
  void wrongUpdateLeavesWhatStoodBefore() {
    Path table =
        rig.file(
            "up_pro_result.csv",
            """
            row_guid,project_no,result_date,result_type,result_explain,satisfaction,cd_operation,cd_time
            r-1,C-1,2026-03-10 16:05:00,0,,1,I,2026-03-10 16:10:00
            r-1,C-1,,0,,1,U,2026-03-11 16:10:00
            """);
    rig.imports(table, MAPPING);
    assertThat(rig.run.rejected()).isEqualTo(2);
    assertThat(rig.events).hasSize(2).noneMatch(e -> e.contains("DELETE"));
  }

  @Test
  void columnsAreFoundInAnyCaseAndUnderTheNamesOfTheMapping() throws IOException {
    String mapping =
        Files.readString(MAPPING)
            .replace("columns: {}", "columns: {project_no: ProjectNo, result_date: ResultDate}")
            .replace("encoding: UTF-8", "encoding: GB18030");
    Path table =
        rig.file(
            "up_pro_result_v3.csv",
            """
            ROW_GUID,PROJECTNO,RESULTDATE,RESULT_TYPE,RESULT_EXPLAIN,SATISFACTION,CD_OPERATION,CD_TIME
            r-1,C-1,2026-03-10 16:05:00,5,材料不全,,i,2026-03-10 16:10:00
            """,
            Charset.forName("GB18030"));
    rig.imports(table, rig.file("m.yaml", mapping));
    assertThat(rig.events)
        .singleElement()
        .asString()
        .contains("case.returned", "\"reason\":\"材料不全\"", "\"subject\":\"C-1\"");
  }

  @Test
  void missingColumnIsNamedWithTheMappingsLine() {
    Path table =
        rig.file(
            "up_pro_result.csv", "row_guid,project_no,cd_operation,cd_time\nr,c,I,2026-01-01\n");
    assertThatThrownBy(() -> rig.imports(table, MAPPING))
        .isInstanceOf(ImportFailure.class)
        .hasMessageContainingAll(
            "up_pro_result.csv, line 1", "'result_date'", "exchange.yaml, line");
    Path bare = rig.file("up_pro_result_2.csv", "row_guid,project_no,cd_time\nr,c,2026-01-01\n");
    assertThatThrownBy(() -> rig.imports(bare, MAPPING))
        .hasMessageContainingAll("'cd_operation', which every exchange table has");
  }

  @Test
  void directoryWithoutTablesIsSaidSo() throws IOException {
    Path empty = Files.createDirectory(dir.resolve("empty"));
    assertThatThrownBy(() -> rig.imports(empty, MAPPING))
        .isInstanceOf(ImportFailure.class)
        .hasMessageContainingAll("no file belongs to a table", "up_pro_accept");
  }

  @Test
  void rowsWithoutAnApplicationToCountForAreTold() throws IOException {
    Path tables = Files.createDirectory(dir.resolve("tables"));
    Files.copy(TABLES.resolve("up_pro_material.csv"), tables.resolve("up_pro_material.csv"));
    rig.imports(tables, MAPPING);
    assertThat(rig.events).isEmpty();
    assertThat(rig.said()).contains("3 cases have rows to be counted (materials, materialsShared)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          import: true           | import: false         | lacks 'import: true', without which cd_time
          from: up_pro_process   | fro: up_pro_process   | lacks the key 'from'
          count: materialsShared | count: papers         | 'events[0].data.materialsShared.count' names 'papers'
          format: exchange       | format: xml           | must be xes, csv, exchange or open311
          is: 补正告知            | is: 补正告知, differs: x | has more than one of 'is', 'not'
          """)
  void errorsOfTheMappingNameFileAndKey(String from, String to, String expected)
      throws IOException {
    String broken = Files.readString(MAPPING).replaceFirst(from, to);
    Path mapping = rig.file("mine.yaml", broken, StandardCharsets.UTF_8);
    assertThatThrownBy(() -> rig.imports(TABLES, mapping))
        .isInstanceOf(ImportFailure.class)
        .hasMessageStartingWith("mine.yaml, line ")
        .hasMessageContaining(expected);
  }

  private List<String> of(String caseNumber) {
    return rig.events.stream()
        .filter(e -> e.contains("\"subject\":\"" + caseNumber + "\""))
        .toList();
  }
}
