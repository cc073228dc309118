package io.xiaoneng.importer.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {

  private static final String GOOD =
      """
      format: csv
      source: /import/test
      case: {column: no}
      events:
        - type: case.applied
          id: applied
          time: {column: at}
          data: {unit: U, item: I, channel: WEB}
      """;

  @TempDir Path dir;

  @ParameterizedTest(name = "{1} instead of {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          format: csv      | formt: csv             | line 1: the mapping lacks the key 'format'
          source: /import  | colour: red\\nsource: / | line 2: unknown key 'colour'; known here: format, csv, topic
          id: applied      | idd: applied           | line 6: unknown key 'events[0].idd'
          case.applied     | case.aplied            | line 5: 'events[0].type' is 'case.aplied', which is no type
          {column: at}     | at                     | line 7: 'events[0].time' is the constant 'at', which is no time; to take it from the log write {column: at}
          {column: at}     | {attribute: at}        | line 7: 'events[0].time.attribute' names an attribute, but a CSV file has columns
          {column: at}     | {colum: at}            | line 7: 'events[0].time' names neither 'column' nor 'join'
          {column: at}     | {column: at, format: 'yyyy/bb'} | line 7: 'events[0].time.format' is no format of times
          unit: U,         |                        | line 5: 'events[0]' lacks 'data.unit', which case.applied must have
          unit: U,         | unit: U, colour: red,  | line 8: 'events[0].data.colour' is no field of the contract; put fields of your own under 'extra'
          channel: WEB     | channel: {column: c, table: t} | line 8: 'events[0].data.channel.table' names the table 't'
          format: csv      | format: csv\\nzone: Mars | line 2: 'zone' is 'Mars', no zone
          format: csv      | format: csv\\ncsv: {encoding: EBCDIC-XL} | line 2: 'csv.encoding' is 'EBCDIC-XL'
          format: csv      | format: csv\\ntopic: foo | line 2: 'topic' is 'foo', must begin with xiaoneng.events.
          format: csv      | format: csv\\nimport: maybe | line 2: 'import' is 'maybe', must be true or false
          format: csv      | format: csv\\nformat: csv | line 2: 'format' stands here twice
          format: csv      | format: [csv           | no YAML
          """)
  void errorsNameFileLineAndKey(String from, String to, String expected) throws IOException {
    String broken = GOOD.replace(from, to == null ? "" : to.replace("\\n", "\n"));
    Path file = Files.writeString(dir.resolve("mine.yaml"), broken);
    assertThatThrownBy(() -> MappingReader.read(file, ZoneId.of("Asia/Shanghai")))
        .isInstanceOf(ImportFailure.class)
        .hasMessageStartingWith("mine.yaml, line ")
        .hasMessageContaining(expected);
  }

  @Test
  void theSameRuleTwiceWantsNames() throws IOException {
    String twice = GOOD + GOOD.substring(GOOD.indexOf("  - type"));
    Path file = Files.writeString(dir.resolve("mine.yaml"), twice);
    assertThatThrownBy(() -> MappingReader.read(file, ZoneId.of("Asia/Shanghai")))
        .hasMessageContainingAll("line 9", "'case.applied'", "line 5", "'name'");
  }

  @Test
  void theZoneOfTheMappingGoesBeforeThatOfTheCity() throws Exception {
    Path file = Files.writeString(dir.resolve("mine.yaml"), "zone: Europe/Amsterdam\n" + GOOD);
    Mapping mapping = MappingReader.read(file, ZoneId.of("Asia/Shanghai"));
    assertThat(mapping.rules().get(0).time().times().read("2026-07-01", false, "at"))
        .isEqualTo("2026-06-30T22:00:00Z");
  }
}
