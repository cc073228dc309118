package io.xiaoneng.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorOptionsTest {

  @Test
  void unlessSaidOtherwiseItIsTheDemoCity() {
    SimulatorOptions options = parse("");
    assertThat(options.profile()).isEqualTo(Profile.DEMO);
    assertThat(options.days()).isEqualTo(90);
    assertThat(options.seed()).isEqualTo(1);
    assertThat(options.until()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "--speed 9, unknown argument '--speed'",
    "--days x, --days is 'x'",
    "--days -1, --days is '-1'",
    "--profile huge, --profile is 'huge'",
    "--until noon, --until is 'noon'",
    "--zone Mars, --zone is 'Mars'",
    "--seed, --seed lacks its value"
  })
  void wrongArgumentsAreNamed(String arguments, String message) {
    assertThatThrownBy(() -> parse(arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static SimulatorOptions parse(String more) {
    return SimulatorOptions.parse(
        Stream.concat(
                Stream.of("--kafka", "k:1", "--data", "d", "--zone", "Asia/Shanghai"),
                Arrays.stream(more.split(" ")).filter(word -> !word.isEmpty()))
            .toArray(String[]::new));
  }
}
