package io.xiaoneng.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EraseCommandTest {

  private static EraseCommand parse(String line) {
    return EraseCommand.parse(List.of(line.split(" ")), Path.of("/data"), Path.of("/"));
  }

  @Test
  void withoutAConsentNothingIsChanged() {
    assertThat(parse("--case 12").question()).isEqualTo(Map.of("caseId", "12", "dryRun", true));
    assertThat(parse("--applicant x --reason r --yes").question())
        .isEqualTo(Map.of("applicant", "x", "reason", "r", "dryRun", false));
    assertThat(parse("--old --yes").question()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--yes",
        "--case 1 --applicant 2",
        "--case 1 --old",
        "--case 1 --yes",
        "--case",
        "--all"
      })
  void whatIsNotUnderstoodIsRefused(String line) {
    assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> parse(line));
  }
}
