package io.xiaoneng.dashboard.page.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.casefile.ClockTrace.Run;
import io.xiaoneng.casefile.ClockTrace.Why;
import io.xiaoneng.dashboard.page.story.TwoClocks.Part;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoClocksTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant APPLIED = at("2026-03-04T10:00");

  private static Instant at(String local) {
    return java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  private static Run run(String from, String to, Why why) {
    return new Run(at(from), at(to), why == Why.WORKING_DAY, why, "610113");
  }

  /** Applied on a Wednesday, accepted on Thursday, decided on Tuesday, delivered on Wednesday. */
  private static final List<Run> TRACE =
      List.of(
          run("2026-03-04T10:00", "2026-03-05T10:00", Why.BEFORE_ACCEPTANCE),
          run("2026-03-05T10:00", "2026-03-06T00:00", Why.DAY_ZERO),
          run("2026-03-06T00:00", "2026-03-07T00:00", Why.WORKING_DAY),
          run("2026-03-07T00:00", "2026-03-09T00:00", Why.DAY_OFF),
          run("2026-03-09T00:00", "2026-03-10T15:00", Why.WORKING_DAY),
          run("2026-03-10T15:00", "2026-03-11T10:00", Why.DELIVERY));

  @Test
  void theOfficeCountsDatesAndTheCitizenAllTheTime() {
    TwoClocks clocks = TwoClocks.of(TRACE, APPLIED, false, ZONE);
    assertThat(clocks).isNotNull();
    assertThat(clocks.office()).isEqualTo(3);
    assertThat(clocks.citizen()).isEqualTo(7.0);
    assertThat(clocks.whole()).isTrue();
  }

  @Test
  void thePartsAddUpToTheCitizensClockAndLieSideBySide() {
    TwoClocks clocks = TwoClocks.of(TRACE, APPLIED, false, ZONE);
    assertThat(clocks.parts().stream().mapToDouble(Part::days).sum())
        .isCloseTo(clocks.citizen(), within(1e-9));
    double end = 0;
    for (Part part : clocks.parts()) {
      assertThat(part.from()).isCloseTo(end, within(1e-9));
      end += part.share();
    }
    assertThat(end).isCloseTo(1, within(1e-9));
    assertThat(clocks.parts())
        .extracting(Part::why)
        .containsExactly("before-acceptance", "day-zero", "working-day", "day-off", "delivery");
    assertThat(clocks.parts().get(2).counted()).isEqualTo(3);
  }

  @Test
  void whatIsNotAcceptedHasNoOfficesClock() {
    TwoClocks clocks = TwoClocks.of(TRACE.subList(0, 1), APPLIED, true, ZONE);
    assertThat(clocks.office()).isNull();
    assertThat(clocks.citizen()).isEqualTo(1.0);
    assertThat(clocks.running()).isTrue();
  }

  @Test
  void aTraceThatBeginsWithTheAcceptanceSaysSo() {
    assertThat(TwoClocks.of(TRACE.subList(1, 5), null, false, ZONE).whole()).isFalse();
  }

  @Test
  void nothingHasNoClocks() {
    assertThat(TwoClocks.of(List.of(), null, true, ZONE)).isNull();
    Run instant = new Run(APPLIED, APPLIED, false, Why.DAY_ZERO, "");
    assertThat(TwoClocks.of(List.of(instant), APPLIED, false, ZONE)).isNull();
  }
}
