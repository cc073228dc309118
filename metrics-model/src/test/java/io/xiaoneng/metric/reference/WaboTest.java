package io.xiaoneng.metric.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.casefile.TestRegistry;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.metric.reference.Figure.Count;
import io.xiaoneng.metric.reference.Figure.Duration;
import io.xiaoneng.metric.reference.Figure.Overdue;
import io.xiaoneng.metric.reference.Figure.Ratio;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A real log, against figures that an independent program computed, to the four decimals it prints.
 * The median D2 of COUNTER is its 54th case, 55.439300 days; the printed 55.4394 rounds it up.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaboTest {

  private static final Instant AS_OF =
      OffsetDateTime.parse("2012-01-23T15:42:55+01:00").toInstant();
  private static final Rules RULES =
      new Rules(WorkCalendar.of("weekdays"), ZoneId.of("Europe/Amsterdam"), new TestRegistry());

  private List<Event> events = List.of();
  private List<CaseFacts> facts = List.of();

  @BeforeAll
  void fold() throws Exception {
    Optional<Path> log = WaboLog.find();
    if (log.isEmpty()) {
      System.err.println(
          "SKIPPED: WaboTest, because shared/data/wabo/receipt.xes.gz is not there."
              + " Set XIAONENG_SHARED_DATA to the directory that holds wabo/.");
    }
    Assumptions.assumeTrue(log.isPresent(), "shared/data/wabo/receipt.xes.gz is not there");
    events = WaboLog.read(log.get());
    facts = fold(events);
  }

  @Test
  void theMappingGivesEveryEvent() {
    assertThat(events).hasSize(12_774);
    assertThat(facts).hasSize(1_434);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1432, 2, 1327, 923, 1339, 39, 377, 41.8892, 36, 75, 235, 59.0698, 50.6423, 105.5772",
    "WEB, 1269, 2, 1167, 819, 1178, 38, 321, 41.2674, 36, 75, 235, 58.1990, 49.9537, 105.1416",
    "COUNTER, 109, 0, 107, 68, 108, 1, 39, 48.7944, 39, 88, 224, 68.7697, 55.4393, 123.3739",
    "MAILBOX, 53, 0, 52, 35, 52, 0, 17, 42.1346, 39, 58.7, 90, 59.3525, 55.4951, 81.1400",
    "OTHER, 1, 0, 1, 1, 1, 0, 0, 16, 16, 16, 16, 22.6240, 22.6240, 22.6240",
  })
  void givesTheTableByChannel(
      String channel,
      long applied,
      long quarantined,
      long decided,
      long onTime,
      long due,
      long open,
      long late,
      double d1Mean,
      double d1P50,
      double d1P90,
      double d1Max,
      double d2Mean,
      double d2P50,
      double d2P90) {
    ReferenceMetrics metrics = metrics(facts, channel);
    assertThat(metrics.figure("cases-applied")).isEqualTo(new Count(applied));
    assertThat(metrics.figure("cases-accepted")).isEqualTo(new Count(applied));
    assertThat(metrics.figure("cases-quarantined")).isEqualTo(new Count(quarantined));
    assertThat(metrics.figure("cases-decided")).isEqualTo(new Count(decided));
    assertThat(metrics.figure("on-time")).isEqualTo(new Ratio(onTime, due));
    assertThat(metrics.figure("overdue")).isEqualTo(new Overdue(open, late));
    Duration d1 = (Duration) metrics.figure("handling-days");
    assertThat(d1.mean()).isCloseTo(d1Mean, within(5.1e-5));
    assertThat(d1.p50()).isEqualTo(d1P50);
    assertThat(d1.p90()).isCloseTo(d1P90, within(1e-9));
    assertThat(d1.max()).isEqualTo(d1Max);
    Duration d2 = (Duration) metrics.figure("end-to-end-days");
    assertThat(d2.n()).isEqualTo(decided);
    assertThat(d2.mean()).isCloseTo(d2Mean, within(5.1e-5));
    assertThat(d2.p50()).isCloseTo(d2P50, within(5.1e-5));
    assertThat(d2.p90()).isCloseTo(d2P90, within(5.1e-5));
  }

  @Test
  void givesTheOnlineRate() {
    assertThat(metrics(facts, "").figure("online-rate")).isEqualTo(new Ratio(1167, 1327));
  }

  @Test
  void scrambledAndRepeatedItFoldsToTheSameFacts() {
    Random random = new Random(7);
    List<Event> deliveries = new ArrayList<>();
    for (Event each : events) {
      deliveries.addAll(Collections.nCopies(1 + random.nextInt(3), each));
    }
    Collections.shuffle(deliveries, random);
    assertThat(fold(deliveries)).containsExactlyInAnyOrderElementsOf(facts);
  }

  private static List<CaseFacts> fold(List<Event> events) {
    Map<String, byte[]> states = new HashMap<>();
    for (Event each : events) {
      byte[] encoded = EventCodec.encode(each, each.time());
      states.compute(each.subject(), (subject, state) -> CaseState.merge(state, encoded));
    }
    List<CaseFacts> facts = new ArrayList<>();
    states.forEach(
        (subject, state) -> facts.add(CaseFold.fold(subject, CaseState.events(state), RULES)));
    return facts;
  }

  private static ReferenceMetrics metrics(List<CaseFacts> facts, String channel) {
    return new ReferenceMetrics(
        facts,
        each -> channel.isEmpty() || each.attributes().channel().equals(channel),
        Period.ALWAYS,
        AS_OF,
        RULES.calendar(),
        RULES.zone());
  }
}
