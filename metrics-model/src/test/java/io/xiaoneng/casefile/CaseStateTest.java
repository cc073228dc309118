package io.xiaoneng.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.event.ContentHash;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventType;
import io.xiaoneng.event.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseStateTest {

  private static final Instant EARLY = Instant.parse("2019-03-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2019-03-02T00:00:00Z");

  private static Event event(String source, String id, long revision, long hash) {
    return new Event(
        "c",
        source,
        id,
        revision,
        Event.Operation.UPSERT,
        EventType.CASE_VISITED,
        EARLY,
        null,
        false,
        Story.data(DataField.VISIT, "visit " + hash),
        new ContentHash(hash, 1));
  }

  private static byte[] state(RecordedEvent... deliveries) {
    byte[] state = null;
    for (RecordedEvent each : deliveries) {
      state = CaseState.merge(state, EventCodec.encode(each.event(), each.recordedAt()));
    }
    return state;
  }

  @Test
  void keepsEventsAsTheyWereEncoded() {
    RecordedEvent one = new RecordedEvent(event("/a", "1", 0, 5), EARLY);
    RecordedEvent big = new RecordedEvent(event("/a", "x".repeat(200), 1L << 40, 6), LATE);
    assertThat(CaseState.events(state(big, one))).containsExactlyInAnyOrder(one, big);
  }

  @Test
  void aDuplicateChangesNothing() {
    RecordedEvent one = new RecordedEvent(event("/a", "1", 0, 5), EARLY);
    byte[] state = state(one);
    assertThat(CaseState.merge(state, EventCodec.encode(one.event(), EARLY))).isSameAs(state);
    assertThat(CaseState.merge(state, EventCodec.encode(one.event(), LATE))).isSameAs(state);
  }

  @Test
  void theEarlierRecordedTimeOfTheSameContentIsKept() {
    Event event = event("/a", "1", 0, 5);
    assertThat(
            CaseState.events(
                state(new RecordedEvent(event, LATE), new RecordedEvent(event, EARLY))))
        .containsExactly(new RecordedEvent(event, EARLY));
  }

  @Test
  void ofTwoContentsTheSmallerHashIsKeptAndTheOtherReported() {
    // Hashes are unsigned: -1 is the largest.
    RecordedEvent small = new RecordedEvent(event("/a", "1", 3, 5), LATE);
    RecordedEvent large = new RecordedEvent(event("/a", "1", 3, -1), EARLY);
    for (List<RecordedEvent> order : List.of(List.of(small, large), List.of(large, small))) {
      List<CaseState.Conflict> conflicts = new ArrayList<>();
      byte[] state = null;
      for (RecordedEvent each : order) {
        state =
            CaseState.merge(
                state, EventCodec.encode(each.event(), each.recordedAt()), conflicts::add);
      }
      assertThat(CaseState.events(state)).containsExactly(small);
      assertThat(conflicts)
          .containsExactly(
              new CaseState.Conflict("/a", "1", 3, new ContentHash(5, 1), new ContentHash(-1, 1)));
    }
  }

  @Test
  void theLowHalfOfTheHashDecidesWhereTheHighIsEqual() {
    Event five = event("/a", "1", 0, 5);
    Event smaller =
        new Event(
            five.subject(),
            five.source(),
            five.id(),
            five.revision(),
            five.operation(),
            five.type(),
            LATE,
            null,
            false,
            five.data(),
            new ContentHash(5, 0));
    assertThat(
            CaseState.events(
                state(new RecordedEvent(five, EARLY), new RecordedEvent(smaller, LATE))))
        .containsExactly(new RecordedEvent(smaller, LATE));
  }

  @Test
  void identityIsSourceAndIdTogether() {
    RecordedEvent ab = new RecordedEvent(event("/a", "b1", 0, 5), EARLY);
    RecordedEvent b = new RecordedEvent(event("/ab", "1", 0, 5), EARLY);
    assertThat(CaseState.events(state(ab, b))).hasSize(2);
  }

  @Test
  void everyRevisionIsKeptInOrder() {
    RecordedEvent[] revisions = new RecordedEvent[3];
    for (int i = 0; i < 3; i++) {
      revisions[i] = new RecordedEvent(event("/a", "1", 200 - 100 * i, 5 + i), EARLY);
    }
    assertThat(CaseState.events(state(revisions)))
        .containsExactly(revisions[2], revisions[1], revisions[0]);
  }

  @Test
  void theStateBeforeStaysAsItWas() {
    byte[] before = state(new RecordedEvent(event("/a", "1", 0, 5), EARLY));
    byte[] copy = before.clone();
    CaseState.merge(before, EventCodec.encode(event("/a", "0", 0, 4), EARLY));
    assertThat(before).isEqualTo(copy);
  }

  @Test
  void anEmptyArrayIsACaseNotSeenYet() {
    byte[] encoded = EventCodec.encode(event("/a", "1", 0, 5), EARLY);
    assertThat(CaseState.merge(new byte[0], encoded)).isEqualTo(CaseState.merge(null, encoded));
  }

  @Test
  void refusesAVersionItDoesNotKnow() {
    byte[] encoded = EventCodec.encode(event("/a", "1", 0, 5), EARLY);
    byte[] state = CaseState.merge(null, encoded);
    state[0] = 9;
    assertThatThrownBy(() -> CaseState.merge(state, encoded))
        .hasMessage("case state has version 9, this program reads version 1");
    assertThatThrownBy(() -> CaseState.events(state))
        .hasMessage("case state has version 9, this program reads version 1");
    byte[] event = encoded.clone();
    event[0] = 9;
    assertThatThrownBy(() -> CaseState.merge(CaseState.merge(null, encoded), event))
        .hasMessage("encoded event has version 9, the case state reads 1");
    assertThatThrownBy(() -> CaseState.merge(null, event))
        .hasMessage("encoded event has version 9, the case state reads 1");
  }
}
