package io.xiaoneng.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "add | add FILE or list is needed",
        "list too | add FILE or list is needed",
        "issue f | add FILE or list is needed",
        "add f --calendar moon | --calendar must be cn or weekdays, not moon",
        "add f --calendar | --calendar needs a value",
        "add f --wet-run | unknown flag '--wet-run'"
      })
  void whatIsWrongWithTheFlagsIsNamed(String args, String message) {
    assertThatThrownBy(
            () -> Calendars.parse(List.of(args.split(" ")), Path.of("/data"), Path.of("/here")))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aYearIsReadAndWhatIsNoneIsNamed() throws IOException {
    Path year = Files.writeString(directory.resolve("year.json"), "{\"year\":2027}");
    assertThat(Calendars.read(year)).isEqualTo(Map.of("year", 2027L));
    Path list = Files.writeString(directory.resolve("list.json"), "[1]");
    assertThatThrownBy(() -> Calendars.read(list)).hasMessageContaining("is not a JSON object");
    Path text = Files.writeString(directory.resolve("text.json"), "2027");
    assertThatThrownBy(() -> Calendars.read(text)).hasMessageContaining("is not a JSON object");
    Path torn = Files.writeString(directory.resolve("torn.json"), "{\"year\":");
    assertThatThrownBy(() -> Calendars.read(torn)).hasMessageContaining("is no JSON");
    assertThatThrownBy(() -> Calendars.read(directory.resolve("none.json")))
        .hasMessageContaining("there is no file");
  }
}
