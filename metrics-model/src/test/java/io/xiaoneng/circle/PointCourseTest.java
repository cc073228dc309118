package io.xiaoneng.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.event.ContentHash;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.Event.Operation;
import io.xiaoneng.event.EventData;
import io.xiaoneng.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PointCourseTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Span DAY = new Span(at("2026-03-07T00:00"), at("2026-03-08T00:00"));
  private static final PointRules TERMINAL =
      new PointRules(true, PointRules.USUAL_SILENCE, ZONE, PointRules.Hours.ALWAYS);
  private static final PointRules MAILBOX =
      new PointRules(false, PointRules.USUAL_SILENCE, ZONE, PointRules.Hours.ALWAYS);

  /** Open from 9 to 12 and 13 to 17, every day. */
  private static final PointRules HALL =
      new PointRules(
          false,
          PointRules.USUAL_SILENCE,
          ZONE,
          window -> {
            List<Span> open = new ArrayList<>();
            for (long day = at("2026-03-01T00:00"); day < window.to(); day += 86_400_000) {
              open.add(new Span(day + 9 * 3_600_000L, day + 12 * 3_600_000L));
              open.add(new Span(day + 13 * 3_600_000L, day + 17 * 3_600_000L));
            }
            return Spans.of(open).and(new Spans(List.of(window)));
          });

  private static long at(String local) {
    return Instant.parse(local + ":00+08:00").toEpochMilli();
  }

  private static Event event(EventType type, String local) {
    return event(type, local, type.wireName() + local, 0, Operation.UPSERT, null);
  }

  private static Event event(
      EventType type,
      String local,
      String id,
      long revision,
      Operation operation,
      @Nullable String since) {
    return new Event(
        "T-1",
        "/terminal/1",
        id,
        revision,
        operation,
        type,
        Instant.ofEpochMilli(at(local)),
        null,
        false,
        since == null
            ? EventData.EMPTY
            : new EventData(Map.of(DataField.SINCE, Instant.ofEpochMilli(at(since)))),
        new ContentHash(local.hashCode(), 0));
  }

  private static List<String> course(PointRules rules, Event... events) {
    return PointCourse.over(DAY, List.of(events), rules).stream()
        .map(
            interval ->
                clock(interval.span().from())
                    + "-"
                    + clock(interval.span().to())
                    + " "
                    + interval.state())
        .toList();
  }

  private static String clock(long millis) {
    return Instant.ofEpochMilli(millis).atZone(ZONE).toLocalTime().toString();
  }

  @Test
  void silentForFiveMinutesIsDown() {
    assertThat(
            course(
                TERMINAL,
                event(EventType.POINT_HEARTBEAT, "2026-03-07T10:00"),
                event(EventType.POINT_HEARTBEAT, "2026-03-07T10:05"),
                event(EventType.POINT_HEARTBEAT, "2026-03-07T10:20")))
        .containsExactly(
            "00:00-10:00 DOWN",
            "10:00-10:10 OPEN",
            "10:10-10:20 DOWN",
            "10:20-10:25 OPEN",
            "10:25-00:00 DOWN");
  }

  @Test
  void whoSendsNoHeartbeatsIsNotDownForSilence() {
    assertThat(course(MAILBOX)).containsExactly("00:00-00:00 OPEN");
    assertThat(
            course(
                MAILBOX,
                event(EventType.POINT_DOWN, "2026-03-07T08:00"),
                event(EventType.POINT_UP, "2026-03-07T09:30")))
        .containsExactly("00:00-08:00 OPEN", "08:00-09:30 DOWN", "09:30-00:00 OPEN");
  }

  @Test
  void whatHappenedBeforeTheWindowHolds() {
    assertThat(course(MAILBOX, event(EventType.POINT_DOWN, "2026-03-01T08:00")))
        .containsExactly("00:00-00:00 DOWN");
    assertThat(course(HALL, event(EventType.POINT_CLOSED, "2026-03-05T08:00")))
        .containsExactly("00:00-00:00 CLOSED");
    assertThat(course(TERMINAL, event(EventType.POINT_UP, "2026-03-06T23:58")))
        .containsExactly("00:00-00:03 OPEN", "00:03-00:00 DOWN");
  }

  @Test
  void aFailureTellsSinceWhen() {
    assertThat(
            course(
                MAILBOX,
                event(
                    EventType.POINT_DOWN,
                    "2026-03-07T09:00",
                    "d",
                    0,
                    Operation.UPSERT,
                    "2026-03-07T08:40")))
        .containsExactly("00:00-08:40 OPEN", "08:40-00:00 DOWN");
  }

  @Test
  void outsideItsHoursAPointIsClosedAndNotDown() {
    assertThat(course(HALL, event(EventType.POINT_DOWN, "2026-03-07T11:00")))
        .containsExactly(
            "00:00-09:00 CLOSED",
            "09:00-11:00 OPEN",
            "11:00-12:00 DOWN",
            "12:00-13:00 CLOSED",
            "13:00-17:00 DOWN",
            "17:00-00:00 CLOSED");
  }

  @Test
  void closedOffScheduleIsClosedUntilOpened() {
    assertThat(
            course(
                HALL,
                event(EventType.POINT_CLOSED, "2026-03-07T10:00"),
                event(EventType.POINT_OPENED, "2026-03-07T14:00")))
        .containsExactly(
            "00:00-09:00 CLOSED",
            "09:00-10:00 OPEN",
            "10:00-14:00 CLOSED",
            // Opened is open, at the latest to the end of its day.
            "14:00-00:00 OPEN");
  }

  @Test
  void openedOffScheduleIsOpenUntilClosedOrTheEndOfItsDay() {
    assertThat(
            course(
                HALL,
                event(EventType.POINT_OPENED, "2026-03-07T18:00"),
                event(EventType.POINT_CLOSED, "2026-03-07T20:00")))
        .endsWith("17:00-18:00 CLOSED", "18:00-20:00 OPEN", "20:00-00:00 CLOSED");
    assertThat(course(HALL, event(EventType.POINT_OPENED, "2026-03-06T18:00")))
        .startsWith("00:00-09:00 CLOSED", "09:00-12:00 OPEN");
  }

  @Test
  void theHighestRevisionCountsAndADeletionTakesTheEventOut() {
    Event first = event(EventType.POINT_DOWN, "2026-03-07T08:00", "d", 0, Operation.UPSERT, null);
    Event later = event(EventType.POINT_DOWN, "2026-03-07T09:00", "d", 1, Operation.UPSERT, null);
    Event gone = event(EventType.POINT_DOWN, "2026-03-07T09:00", "d", 2, Operation.DELETE, null);
    assertThat(course(MAILBOX, later, first))
        .containsExactly("00:00-09:00 OPEN", "09:00-00:00 DOWN");
    assertThat(course(MAILBOX, gone, later, first)).containsExactly("00:00-00:00 OPEN");
  }

  @Property(tries = 300)
  void anyOrderAndAnyRepetitionGiveTheSameCourseWithoutGaps(
      @ForAll long seed, @ForAll boolean heartbeats, @ForAll boolean hall) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    EventType[] types = {
      EventType.POINT_UP,
      EventType.POINT_DOWN,
      EventType.POINT_HEARTBEAT,
      EventType.POINT_HEARTBEAT,
      EventType.POINT_OPENED,
      EventType.POINT_CLOSED
    };
    for (int i = 0; i < 40; i++) {
      String local =
          String.format("2026-03-0%dT%02d:%02d", 6 + random.nextInt(2), random.nextInt(24), 7);
      events.add(
          event(
              types[random.nextInt(types.length)],
              local,
              "e" + random.nextInt(30),
              random.nextInt(3),
              random.nextInt(8) == 0 ? Operation.DELETE : Operation.UPSERT,
              null));
    }
    PointRules rules =
        new PointRules(heartbeats, Duration.ofMinutes(40), ZONE, (hall ? HALL : MAILBOX).hours());
    // Two contents of one revision and one hash do not happen outside this test.
    List<Event> distinct = new ArrayList<>();
    for (Event each : events) {
      if (distinct.stream()
          .noneMatch(
              other -> other.id().equals(each.id()) && other.revision() == each.revision())) {
        distinct.add(each);
      }
    }
    List<PointInterval> once = PointCourse.over(DAY, distinct, rules);
    List<Event> often = new ArrayList<>(distinct);
    often.addAll(distinct.subList(0, distinct.size() / 2));
    Collections.shuffle(often, random);
    assertThat(PointCourse.over(DAY, often, rules)).isEqualTo(once);

    long upTo = DAY.from();
    PointState before = null;
    for (PointInterval interval : once) {
      assertThat(interval.span().from()).isEqualTo(upTo);
      assertThat(interval.state()).isNotEqualTo(before);
      upTo = interval.span().to();
      before = interval.state();
    }
    assertThat(upTo).isEqualTo(DAY.to());
  }

  @Property(tries = 100)
  void aCourseCutInTwoIsTheSameCourse(@ForAll long seed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      EventType type = EventType.values()[EventType.POINT_UP.ordinal() + random.nextInt(5)];
      events.add(event(type, String.format("2026-03-07T%02d:%02d", random.nextInt(24), 3 + i)));
    }
    long cut = DAY.from() + 1 + random.nextInt(86_399_000);
    Spans whole = open(PointCourse.over(DAY, events, TERMINAL));
    Spans first = open(PointCourse.over(new Span(DAY.from(), cut), events, TERMINAL));
    Spans second = open(PointCourse.over(new Span(cut, DAY.to()), events, TERMINAL));
    assertThat(first.or(second)).isEqualTo(whole);
  }

  private static Spans open(List<PointInterval> course) {
    return Spans.of(
        course.stream()
            .filter(interval -> interval.state() == PointState.OPEN)
            .map(PointInterval::span)
            .toList());
  }

  @Test
  void aSilenceOfNothingIsRefused() {
    assertThatThrownBy(() -> new PointRules(true, Duration.ZERO, ZONE, PointRules.Hours.ALWAYS))
        .hasMessageContaining("PT0S");
  }
}
