package io.xiaoneng.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventType;
import io.xiaoneng.event.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ClockPartsTest {

  private static final long HOUR = 3_600_000;

  @Test
  void thePartsAddUpToTheTimeFromApplicationToDelivery() {
    Story story = Story.cn().applied("2019-03-04T08:00");
    story.event(EventType.CASE_SUPPLEMENT_REQUESTED, "2019-03-04T10:00");
    story.event(EventType.CASE_SUPPLEMENTED, "2019-03-04T13:00");
    story.accepted("2019-03-04T14:00");
    story.stop("s", "2019-03-04T15:00").resume("s", "2019-03-04T20:00");
    story.decided("2019-03-04T22:00");
    story.event(EventType.CASE_DELIVERED, "2019-03-05T04:00", DataField.HOW, "COURIER");
    ClockParts parts = ClockParts.of(story.fold());
    assertThat(parts).isEqualTo(new ClockParts(3 * HOUR, 3 * HOUR, 3 * HOUR, 5 * HOUR, 6 * HOUR));
    assertThat(parts.total()).isEqualTo(20 * HOUR);
  }

  @Test
  void aCaseThatWasNeverAcceptedWaitedForItsAnswer() {
    Story story = Story.cn().applied("2019-03-04T08:00").decided("2019-03-04T10:00");
    assertThat(ClockParts.of(story.fold())).isEqualTo(new ClockParts(2 * HOUR, 0, 0, 0, 0));
  }

  @Test
  void anOpenCaseHasNoPartsYet() {
    assertThat(ClockParts.of(Story.cn().applied("2019-03-04").fold())).isNull();
    assertThat(ClockParts.of(Story.cn().accepted("2019-03-04").decided("2019-03-05").fold()))
        .isNull();
  }

  /** Whatever happened in whatever order: no part is below 0 but a delivery before the decision. */
  @Property(tries = 1_000)
  void thePartsOfAnyCaseAddUpExactly(@ForAll Random random) {
    byte[] state = null;
    for (RecordedEvent each : Deliveries.of(random)) {
      state = CaseState.merge(state, EventCodec.encode(each.event(), each.recordedAt()));
    }
    CaseFacts facts = CaseFold.fold(Story.CASE, CaseState.events(state), Story.cn().rules());
    ClockParts parts = ClockParts.of(facts);
    if (parts == null) {
      return;
    }
    Instant end = facts.deliveredAt() == null ? facts.decidedAt() : facts.deliveredAt();
    assertThat(parts.total()).isEqualTo(Duration.between(facts.appliedAt(), end).toMillis());
    long difference = parts.intake() + parts.supplement() + parts.stopped() + parts.delivery();
    assertThat(parts.total() - parts.handling()).isEqualTo(difference);
    assertThat(List.of(parts.intake(), parts.supplement(), parts.handling(), parts.stopped()))
        .allMatch(each -> each >= 0);
  }
}
