package io.xiaoneng.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void fillsInWhatIsNotGiven() {
    Options options = Options.parse(List.of("--data", "/d", "--port", "8123"));

    assertThat(options.host()).isEqualTo("127.0.0.1");
    assertThat(options.connections()).isEqualTo(8);
    assertThat(options.maxQueryMemory()).isEqualTo(options.maxMemory() / 2);
  }

  @Test
  void namesTheFlagThatIsWrong() {
    assertThatThrownBy(() -> Options.parse(List.of("--data", "/d", "--port", "x")))
        .hasMessageContaining("--port")
        .hasMessageContaining("x");
    assertThatThrownBy(() -> Options.parse(List.of("--quick", "1")))
        .hasMessageContaining("--quick");
    assertThatThrownBy(() -> Options.parse(List.of("--data"))).hasMessageContaining("--data");
    assertThatThrownBy(() -> Options.parse(List.of("--port", "1"))).hasMessageContaining("--data");
  }
}
