package io.xiaoneng.dashboard.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IntakeRateTest {

  private final AtomicLong now = new AtomicLong(-5);
  private final IntakeRate rate = new IntakeRate(60, 600, now::get);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void whatATokenHasLeftItMaySendAtOnceAndNoMore() {
    for (int i = 0; i < 60; i++) {
      rate.request("hall");
    }
    assertThatThrownBy(() -> rate.request("hall"))
        .isInstanceOfSatisfying(
            IntakeRate.TooFastException.class, e -> assertThat(e.seconds()).isEqualTo(1));
    assertThatCode(() -> rate.request("online")).as("another token").doesNotThrowAnyException();
    pass(Duration.ofSeconds(2));
    rate.request("hall");
    rate.request("hall");
    assertThatThrownBy(() -> rate.request("hall")).isInstanceOf(IntakeRate.TooFastException.class);
    pass(Duration.ofHours(1));
    for (int i = 0; i < 60; i++) {
      rate.request("hall");
    }
    assertThatThrownBy(() -> rate.request("hall"))
        .as("a long rest saves up no more than a minute's")
        .isInstanceOf(IntakeRate.TooFastException.class);
  }

  @Test
  void aBatchBeyondTheLimitGoesWhereNothingWentBefore() {
    rate.events("hall", 1_200);
    assertThatThrownBy(() -> rate.events("hall", 1))
        .isInstanceOfSatisfying(
            IntakeRate.TooFastException.class, e -> assertThat(e.seconds()).isEqualTo(61));
    pass(Duration.ofSeconds(61));
    rate.events("hall", 10);
  }

  @Test
  void aLimitOfNothingIsNone() {
    assertThatThrownBy(() -> new IntakeRate(0, 1, now::get)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new IntakeRate(1, 0, now::get)).hasMessageContaining("at least 1");
  }
}
