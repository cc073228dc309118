package io.xiaoneng.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  private static Map<String, Object> wanted(String... args) {
    return Tokens.parse(List.of(args), Path.of("/data"), Path.of("/here")).wanted();
  }

  @Test
  void theFlagsSayWhatTheTokenOpens() {
    assertThat(
            wanted(
                "add",
                "--source-prefix",
                "/hall/1/",
                "--source-prefix",
                "/hall/2/",
                "--channel",
                "hall",
                "--name",
                "two-halls"))
        .containsEntry("name", "two-halls")
        .containsEntry("channel", "hall")
        .containsEntry("sourcePrefixes", List.of("/hall/1/", "/hall/2/"))
        .containsEntry("importing", false);
  }

  @ParameterizedTest
  @CsvSource({"/hall/,hall", "/hall/610113-01/,hall-610113-01", "urn:x:西安,urn-x", "/,sender"})
  void withoutANameItIsCalledByWhatItOpens(String prefix, String name) {
    assertThat(wanted("add", "--source-prefix", prefix)).containsEntry("name", name);
    assertThat(wanted("add", "--source-prefix", prefix, "--import"))
        .containsEntry("name", name + "-import");
  }

  @Test
  void aTokenForEverySourceMustBeAskedFor() {
    assertThat(wanted("add", "--every-source")).containsEntry("sourcePrefixes", List.of());
    assertThatThrownBy(() -> wanted("add"))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("--every-source");
    assertThatThrownBy(() -> wanted("add", "--every-source", "--source-prefix", "/a"))
        .isInstanceOf(LaunchException.class);
  }

  @Test
  void unknownFlagsAndMissingValuesAreNamed() {
    assertThatThrownBy(() -> wanted("add", "--sources", "/a")).hasMessageContaining("--sources");
    assertThatThrownBy(() -> wanted("add", "--source-prefix")).hasMessageContaining("a value");
  }
}
