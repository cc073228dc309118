package io.xiaoneng.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLettersTest {
  private static DeadLetters parse(String... args) {
    return DeadLetters.parse(List.of(args), Path.of("/data"), Path.of("/here"));
  }

  @Test
  void replayingTakesTheSameFlagsAsListing() {
    assertThatCode(() -> parse("--replay", "--reason", "unknown-reference", "--limit", "5"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"--reason,bad'; DROP", "--limit,many", "--limit,100001", "--again,1"})
  void whatCannotBeReadIsNamed(String flag, String value) {
    assertThatThrownBy(() -> parse(flag, value))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(flag);
  }
}
