package io.xiaoneng.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.RecordedEvent;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The state of a case is a function of the set of its deliveries. */
class CaseStatePropertiesTest {

  private static final Rules RULES = Deliveries.rules();

  @Property(tries = 500)
  void anyOrderAndAnyRepetitionGivesTheSameStateAndFacts(@ForAll Random random) {
    List<RecordedEvent> deliveries = Deliveries.of(random);
    List<RecordedEvent> other = new ArrayList<>(deliveries);
    for (RecordedEvent each : deliveries) {
      other.addAll(Collections.nCopies(random.nextInt(3), each));
    }
    Collections.shuffle(other, random);
    byte[] state = state(deliveries);
    assertThat(state(other)).isEqualTo(state);
    assertThat(fold(state(other))).isEqualTo(fold(state));
  }

  @Property(tries = 500)
  void whenSomethingWasRecordedTellsOnlyHowFreshAndWhenEdited(@ForAll Random random) {
    List<RecordedEvent> deliveries = Deliveries.of(random);
    List<RecordedEvent> other = new ArrayList<>();
    for (RecordedEvent each : deliveries) {
      other.add(new RecordedEvent(each.event(), Instant.ofEpochSecond(random.nextInt())));
    }
    Collections.shuffle(other, random);
    assertThat(fold(state(other)))
        .usingRecursiveComparison()
        .ignoringFields("latestRecordedAt", "lastEditedAt")
        .isEqualTo(fold(state(deliveries)));
  }

  @Property(tries = 500)
  void theFoldNeedsNoOrderOfItsEvents(@ForAll Random random) {
    byte[] state = state(Deliveries.of(random));
    List<RecordedEvent> events = new ArrayList<>(CaseState.events(state));
    Collections.shuffle(events, random);
    assertThat(CaseFold.fold(Story.CASE, events, RULES)).isEqualTo(fold(state));
  }

  @Property(tries = 500)
  void theVersionGrowsWithEveryChangeOfTheSet(@ForAll Random random) {
    byte[] state = null;
    BigInteger version = BigInteger.ZERO;
    Set<Object> contents = Set.of();
    for (RecordedEvent each : Deliveries.of(random)) {
      byte[] next = CaseState.merge(state, EventCodec.encode(each.event(), each.recordedAt()));
      BigInteger then = fold(next).version();
      Set<Object> kept = Set.copyOf(CaseState.events(next).stream().map(e -> e.event()).toList());
      if (kept.equals(contents)) {
        assertThat(then).isEqualTo(version);
      } else {
        assertThat(then).isGreaterThan(version);
      }
      assertThat(next == state).isEqualTo(Arrays.equals(next, state));
      state = next;
      version = then;
      contents = kept;
    }
    assertThat(version.bitLength()).isLessThan(96);
  }

  @Property(tries = 500)
  void theDaysOfTheTraceAreTheHandlingTime(@ForAll Random random) {
    List<RecordedEvent> events = CaseState.events(state(Deliveries.of(random)));
    CaseFacts facts = CaseFold.fold(Story.CASE, events, RULES);
    Instant asOf = Instant.parse("2019-06-01T00:00:00Z");
    List<ClockTrace.Run> trace = ClockTrace.of(events, facts, RULES, asOf);
    Set<LocalDate> counted = new TreeSet<>();
    Instant to = null;
    for (ClockTrace.Run run : trace) {
      assertThat(run.from()).isBefore(run.to());
      if (to != null) {
        assertThat(run.from()).isEqualTo(to);
      }
      to = run.to();
      // A run ends before its last moment: a decision at midnight still falls on the new day.
      LocalDate last = RULES.dateOf(run.to().minusMillis(1));
      for (LocalDate day = RULES.dateOf(run.from()); !day.isAfter(last); day = day.plusDays(1)) {
        if (run.counted()) {
          counted.add(day);
        }
      }
    }
    if (facts.d1() != null) {
      boolean atMidnight =
          facts.decidedAt().equals(RULES.startOf(facts.dates().decided()))
              && facts.dates().decided().isAfter(facts.dates().accepted());
      assertThat(counted.size()).isBetween(facts.d1() - (atMidnight ? 1 : 0), facts.d1());
    }
  }

  private static CaseFacts fold(byte[] state) {
    return CaseFold.fold(Story.CASE, CaseState.events(state), RULES);
  }

  private static byte[] state(List<RecordedEvent> deliveries) {
    byte[] state = null;
    for (RecordedEvent each : deliveries) {
      state = CaseState.merge(state, EventCodec.encode(each.event(), each.recordedAt()));
    }
    return state;
  }
}
