package io.xiaoneng.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The worked example of Montgomery's chapter on both charts: a shift by one deviation at 21. */
class DriftTest {

  private static final double[] VALUES = {
    9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34,
    9.03, 11.47, 10.51, 9.40, 10.08, 9.37, 10.62, 10.31, 8.52, 10.84,
    10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52
  };

  private final Drift drift = new Drift(10, 1);

  @Test
  void theCumulativeSumSeesASmallShiftThatLasts() {
    Drift.Sums[] sums = drift.sums(0.5, VALUES);
    assertThat(sums[27].up()).isCloseTo(4.47, within(0.005));
    assertThat(sums[28].up()).isCloseTo(5.28, within(0.005));
    assertThat(drift.firstAbove(0.5, 5, VALUES)).hasValue(28);
    assertThat(drift.firstAbove(0.5, 5, mirrored())).hasValue(28);
  }

  @Test
  void theMovingAverageSeesIt() {
    assertThat(drift.firstBeyond(0.1, 2.7, VALUES)).hasValue(28);
    assertThat(drift.firstBeyond(0.1, 2.7, mirrored())).hasValue(28);
    assertThat(drift.averages(0.1, VALUES)[0]).isCloseTo(9.945, within(1e-9));
    assertThat(drift.averages(0.1, VALUES)[1]).isCloseTo(9.7495, within(1e-9));
  }

  @Test
  void theLimitsOfTheMovingAverageWidenToTheirEnd() {
    assertThat(drift.limits(0.1, 2.7, 1).upper()).isCloseTo(10.27, within(1e-9));
    assertThat(drift.limits(0.1, 2.7, 2).upper()).isCloseTo(10.3632, within(5e-5));
    assertThat(drift.limits(0.1, 2.7, 1000).upper()).isCloseTo(10.62, within(0.005));
  }

  @Test
  void whatStaysAtItsMeanNeverDrifts() {
    double[] still = {10, 10, 10, 10, 10};
    assertThat(drift.firstAbove(0.5, 5, still)).isEmpty();
    assertThat(drift.firstBeyond(0.1, 2.7, still)).isEmpty();
    assertThatThrownBy(() -> new Drift(10, 0)).hasMessageContaining("above 0");
  }

  private static double[] mirrored() {
    double[] mirrored = VALUES.clone();
    for (int i = 0; i < mirrored.length; i++) {
      mirrored[i] = 20 - mirrored[i];
    }
    return mirrored;
  }
}
