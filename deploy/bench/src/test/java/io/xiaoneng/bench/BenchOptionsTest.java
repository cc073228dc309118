package io.xiaoneng.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.bench.BenchOptions.Step;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {
  private static final Path REPORT = Path.of("bench.md");

  private static BenchOptions parse(String... args) {
    return BenchOptions.parse(List.of(args), REPORT);
  }

  @Test
  void withoutFlagsEverythingIsMeasuredOnFiveMillionEvents() {
    BenchOptions options = parse();

    assertThat(options.events()).isEqualTo(5_000_000);
    assertThat(options.steps()).containsExactlyInAnyOrder(Step.values());
    assertThat(options.cases()).isEqualTo(1_000_000);
    assertThat(options.closingCases()).isEqualTo(10_000_000);
    assertThat(parse("--closing-cases", "2_000_000").closingCases()).isEqualTo(2_000_000);
  }

  @Test
  void quickIsSmallAndSingleFigureCanStillBeSet() {
    BenchOptions options = parse("--quick", "--latency-seconds", "3");

    assertThat(options.events()).isEqualTo(100_000);
    assertThat(options.latencySeconds()).isEqualTo(3);
  }

  @Test
  void streetsAndFairnessAreMeasuredWithoutATopic() {
    assertThat(parse("--steps", "circle,city,fairness,report,closing").needsTopic()).isFalse();
    assertThat(parse("--steps", "circle,job").needsTopic()).isTrue();
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatThrownBy(() -> parse("--fast")).hasMessageContaining("--fast");
    assertThatThrownBy(() -> parse("--events", "many")).hasMessageContaining("many");
    assertThatThrownBy(() -> parse("--events")).hasMessageContaining("--events needs a value");
    assertThatThrownBy(() -> parse("--steps", "all")).hasMessageContaining("'all'");
    assertThatThrownBy(() -> parse("--steps", "latency")).hasMessageContaining("need whole");
  }
}
