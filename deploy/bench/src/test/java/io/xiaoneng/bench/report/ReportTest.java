package io.xiaoneng.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Machine MACHINE = new Machine(2, 24, "", "Linux 6", "VM 17", 0.5);

  @Test
  void slownessIsNotWrong() {
    Report report = new Report();
    report.atLeast("job", 1_000, 200_000, "events/s");
    report.check("cases", 7L, "7");

    assertThat(report.right()).isTrue();
    assertThat(report.markdown("run", MACHINE))
        .contains("| job | 1\u202f000 events/s | ≥ 200\u202f000 events/s ✗ |")
        .contains("Results: 1 of 1");
  }

  @Test
  void aWrongResultIsNamedWithWhatItMustBe() {
    Report report = new Report();
    report.check("cases", 7L, 8L);

    assertThat(report.right()).isFalse();
    assertThat(report.markdown("run", MACHINE)).contains("WRONG cases: 8, must be 7");
  }

  @Test
  void aRunWithoutResultsIsNotRight() {
    assertThat(new Report().right()).isFalse();
  }

  @Test
  void percentilesAreNearestRanks() {
    Percentiles hundred =
        new Percentiles(IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList());

    assertThat(List.of(hundred.at(0.5), hundred.at(0.95), hundred.at(0.99), hundred.max()))
        .containsExactly(50.0, 95.0, 99.0, 100.0);
    assertThat(new Percentiles(List.of()).at(0.5)).isNaN();
  }
}
