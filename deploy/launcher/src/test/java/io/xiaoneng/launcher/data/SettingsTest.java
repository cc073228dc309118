package io.xiaoneng.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.launcher.LaunchException;
import io.xiaoneng.launcher.Mode;
import io.xiaoneng.launcher.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path directory;
  private DataDirectory data;

  @BeforeEach
  void prepare() {
    data = DataDirectory.prepare(directory.resolve("data"));
  }

  private Settings start(String... flags) {
    return Settings.of(data, Options.parse(List.of(flags), data.root(), directory));
  }

  @Test
  void theFirstStartFixesWhatLaterOnesFind() {
    Settings first = start("--empty", "--zone", "Europe/Amsterdam", "--calendar", "weekdays");
    assertThat(first.mode()).isEqualTo(Mode.EMPTY);
    assertThat(first.jobId()).matches("[0-9a-f]{32}");
    assertThat(start()).isEqualTo(first);
    assertThat(start("--empty", "--zone", "Europe/Amsterdam", "--calendar", "weekdays"))
        .isEqualTo(first);
  }

  @Test
  void withoutFlagsTheCityIsXian() {
    assertThat(start().zone().getId()).isEqualTo("Asia/Shanghai");
    assertThat(start().calendar()).isEqualTo("cn");
  }

  @Test
  void anotherZoneCalendarOrModeIsRefused() {
    start("--empty");
    assertThatThrownBy(() -> start("--zone", "Europe/Amsterdam"))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("--zone")
        .hasMessageContaining("Asia/Shanghai");
    assertThatThrownBy(() -> start("--calendar", "every-day")).hasMessageContaining("--calendar");
    assertThatThrownBy(() -> start("--demo")).hasMessageContaining("--empty");
  }

  @Test
  void withoutDemoOrEmptyOnlyWhatIsRegisteredIsAccepted() throws IOException {
    Files.createFile(directory.resolve("f"));
    assertThatThrownBy(() -> start("--import", "f", "--mapping", "f"))
        .hasMessageContaining("needs --empty");
    assertThat(start().mode()).isEqualTo(Mode.REGISTERED);
    assertThatThrownBy(() -> start("--empty"))
        .hasMessageContaining("neither --demo, --demo-year nor --empty");
    assertThat(start("--import", "f", "--mapping", "f").mode()).isEqualTo(Mode.REGISTERED);
  }

  @Test
  void aRealLogIsNotImportedIntoTheSimulatedCity() throws IOException {
    start("--demo");
    Files.createFile(directory.resolve("f"));
    assertThatThrownBy(() -> start("--import", "f", "--mapping", "f"))
        .hasMessageContaining("simulated city");
  }

  @Test
  void damagedSettingsAreNamedAndLeftAlone() throws IOException {
    Path file = data.conf().resolve("settings.properties");
    Files.writeString(file, "mode=empty\nzone=Asia/Shanghai\n");
    assertThatThrownBy(this::start)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("'calendar' is missing");
    assertThat(file).hasContent("mode=empty\nzone=Asia/Shanghai\n");
  }

  @Test
  void dataWithoutSettingsAreNotGuessedAt() throws IOException {
    Files.createDirectories(data.of("clickhouse"));
    assertThatThrownBy(this::start).hasMessageContaining("damaged");
  }
}
