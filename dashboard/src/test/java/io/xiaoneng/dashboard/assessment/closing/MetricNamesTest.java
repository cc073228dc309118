package io.xiaoneng.dashboard.assessment.closing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How differences between editions are shown. */
class MetricNamesTest {

  private final ClosingPage.MetricNames names = ClosingPage.MetricNames.INSTANCE;

  @Test
  void sharesAreToldFromLengthsAndFromWhatIsNoMetric() {
    assertThat(names.share("on-time")).isTrue();
    assertThat(names.share("handling-days")).isFalse();
    assertThat(names.share("total")).isFalse();
  }
}
