package io.xiaoneng.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  @TempDir Path caller;

  private Options parse(String... args) {
    return Options.parse(List.of(args), Path.of("/project/data"), caller);
  }

  @Test
  void withoutFlagsTheDirectoryDecides() {
    assertThat(parse())
        .isEqualTo(
            new Options(null, 8080, Path.of("/project/data"), null, null, null, null, false));
  }

  @Test
  void everyFlagIsRead() throws IOException {
    Path log = Files.createFile(caller.resolve("a log.xes"));
    Path mapping = Files.createFile(caller.resolve("map.yaml"));
    Path streets = Files.createFile(caller.resolve("city.osm.pbf"));
    assertThat(
            parse(
                "--empty",
                "--port",
                "9000",
                "--data",
                "here/../there",
                "--zone",
                "Europe/Amsterdam",
                "--calendar",
                "weekdays",
                "--import",
                "a log.xes",
                "--mapping",
                "map.yaml",
                "--streets",
                "city.osm.pbf",
                "--detach"))
        .isEqualTo(
            new Options(
                Mode.EMPTY,
                9000,
                caller.resolve("there"),
                ZoneId.of("Europe/Amsterdam"),
                "weekdays",
                new ImportRequest(log, mapping),
                streets,
                true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --fast                         | unknown flag '--fast'
          data                           | unknown flag 'data'
          --port                         | --port needs a value
          --data --detach                | --data needs a value
          --port 0                       | --port must be a number from 1 to 65535, not '0'
          --port 65536                   | not '65536'
          --port http                    | not 'http'
          --zone Asia/Xian               | 'Asia/Xian' is no known time zone
          --calendar lunar               | --calendar must be cn, weekdays or every-day, not 'lunar'
          --demo --empty                 | --demo, --demo-year and --empty exclude each other
          --demo --demo-year             | --demo, --demo-year and --empty exclude each other
          --import missing.xes           | --import: there is no readable file
          --streets missing.osm.pbf      | --streets: there is no readable file
          """)
  void aWrongFlagIsNamed(String line, String said) {
    assertThatThrownBy(() -> parse(line.split(" ")))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(said);
  }

  @Test
  void anImportAndItsMappingBelongTogether() throws IOException {
    Files.createFile(caller.resolve("f"));
    assertThatThrownBy(() -> parse("--import", "f")).hasMessageContaining("--mapping");
    assertThatThrownBy(() -> parse("--mapping", "f")).hasMessageContaining("--import");
    assertThatThrownBy(() -> parse("--demo", "--import", "f", "--mapping", "f"))
        .hasMessageContaining("must not mix");
  }
}
