package io.xiaoneng.dashboard.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StagesTest {

  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
  private static final OptionalLong NOTHING_WAITS = OptionalLong.of(0);

  @Test
  void aBrokerThatAnswersAndHasNoEventIsNotSilent() {
    assertThat(stages(null, null, NOTHING_WAITS).brokerSilent()).isFalse();
  }

  @Test
  void aBrokerThatDoesNotSayWhatWaitsIsSilent() {
    assertThat(stages(null, null, OptionalLong.empty()).brokerSilent()).isTrue();
  }

  @Test
  void whereEventsWereKeptOneThatNamesNoneIsSilent() {
    assertThat(stages(null, NOON, NOTHING_WAITS).brokerSilent()).isTrue();
  }

  @Test
  void oneThatNamesItsYoungestEventIsNotSilent() {
    assertThat(stages(NOON, NOON, NOTHING_WAITS).brokerSilent()).isFalse();
  }

  private static Stages stages(
      @Nullable Instant received, @Nullable Instant archived, OptionalLong waiting) {
    Freshness fresh = new Freshness(archived, 0, List.of(), null);
    return new Stages(received, archived, archived, archived, waiting, fresh);
  }
}
