package io.xiaoneng.casefile;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The special procedures of a case, paired from their events by {@code procedure}. A start while
 * the same procedure is open, and an end while it is not, say nothing new and are passed over; a
 * stop may begin again after it has ended; an extension is granted once.
 */
final class Procedures {

  private static final Procedures NONE = new Procedures(List.of());

  private final List<Procedure> all;

  private Procedures(List<Procedure> all) {
    this.all = all;
  }

  /**
   * Pairs the events.
   *
   * @param events standing events of the case in the contract's order
   * @param decidedAt where an open stop ends, or null
   */
  static Procedures of(List<Event> events, @Nullable Instant decidedAt, Rules rules) {
    List<Procedure> done = null;
    Map<String, Event> open = null;
    for (Event event : events) {
      if (event.type() == EventType.CASE_SPECIAL_STARTED) {
        open = open == null ? new HashMap<>(4) : open;
        open.putIfAbsent(id(event), event);
      } else if (event.type() == EventType.CASE_SPECIAL_ENDED && open != null) {
        Event start = open.get(id(event));
        if (start != null && isStop(start)) {
          open.remove(id(event));
          done = done == null ? new ArrayList<>(4) : done;
          done.add(procedure(start, event.time(), decidedAt, rules));
        }
      }
    }
    if (open == null) {
      return NONE;
    }
    List<Procedure> all = done == null ? new ArrayList<>(open.size()) : done;
    for (Event start : open.values()) {
      all.add(procedure(start, null, decidedAt, rules));
    }
    all.sort(Comparator.comparing(Procedure::start).thenComparing(Procedure::id));
    return new Procedures(all);
  }

  private static Procedure procedure(
      Event start, @Nullable Instant ended, @Nullable Instant decidedAt, Rules rules) {
    boolean stop = isStop(start);
    Instant end = ended;
    if (decidedAt != null && (end == null || end.isAfter(decidedAt))) {
      end = decidedAt;
    }
    return new Procedure(
        id(start),
        stop,
        start.time(),
        rules.dateOf(start.time()),
        end,
        end == null ? null : rules.dateOf(end),
        number(start, DataField.LIMIT_DAYS),
        stop ? 0 : granted(start));
  }

  /** All of them, by their begin. */
  List<Procedure> all() {
    return all;
  }

  /** How many stops were begun. */
  int stops() {
    int n = 0;
    for (Procedure each : all) {
      n += each.stop() ? 1 : 0;
    }
    return n;
  }

  /**
   * Counted days d with exclusiveStart &lt; d ≤ inclusiveEnd inside the union of the stops among
   * {@code procedures}; an open stop adds none.
   *
   * @param procedures sorted by their begin
   */
  static int stoppedBetween(
      List<Procedure> procedures,
      LocalDate exclusiveStart,
      LocalDate inclusiveEnd,
      WorkCalendar calendar) {
    int days = 0;
    LocalDate seenUntil = exclusiveStart;
    for (Procedure each : procedures) {
      LocalDate end = each.endDate();
      if (!each.stop() || end == null) {
        continue;
      }
      LocalDate from = each.startDate().isAfter(seenUntil) ? each.startDate() : seenUntil;
      LocalDate to = end.isBefore(inclusiveEnd) ? end : inclusiveEnd;
      if (from.isBefore(to)) {
        days += calendar.countedBetween(from, to);
        seenUntil = to;
      }
    }
    return days;
  }

  /** Milliseconds inside the union of the stops, from one instant to the other. */
  long stoppedMillis(Instant from, Instant to) {
    long millis = 0;
    Instant seenUntil = from;
    for (Procedure each : all) {
      Instant end = each.end();
      if (!each.stop() || end == null) {
        continue;
      }
      Instant begin = each.start().isAfter(seenUntil) ? each.start() : seenUntil;
      Instant until = end.isBefore(to) ? end : to;
      if (begin.isBefore(until)) {
        millis += until.toEpochMilli() - begin.toEpochMilli();
        seenUntil = until;
      }
    }
    return millis;
  }

  /**
   * The union of the stops as spans of days, inside (exclusiveStart, inclusiveEnd]; one that is
   * open reaches to the end.
   */
  List<CaseFacts.Span> stopSpans(LocalDate exclusiveStart, LocalDate inclusiveEnd) {
    List<CaseFacts.Span> spans = List.of();
    LocalDate seenUntil = exclusiveStart;
    for (Procedure each : all) {
      if (!each.stop()) {
        continue;
      }
      LocalDate end = each.endDate() == null ? inclusiveEnd : each.endDate();
      LocalDate from = each.startDate().isAfter(seenUntil) ? each.startDate() : seenUntil;
      LocalDate to = end.isBefore(inclusiveEnd) ? end : inclusiveEnd;
      if (from.isBefore(to)) {
        spans = spans.isEmpty() ? new ArrayList<>(2) : spans;
        spans.add(new CaseFacts.Span(from, to));
        seenUntil = to;
      }
    }
    return spans;
  }

  /**
   * When the first open stop has taken its {@code limitDays}: the last millisecond of its last
   * counted day; null where no stop with a limit is open.
   */
  @Nullable Instant openStopDue(Rules rules) {
    Instant first = null;
    for (Procedure each : all) {
      Integer limit = each.limitDays();
      if (each.stop() && each.end() == null && limit != null) {
        Instant due = rules.lastMillisOf(rules.calendar().plus(each.startDate(), limit));
        first = first == null || due.isBefore(first) ? due : first;
      }
    }
    return first;
  }

  private static boolean isStop(Event start) {
    return "STOP".equals(start.data().text(DataField.PROCEDURE_KIND));
  }

  private static String id(Event event) {
    String id = event.data().text(DataField.PROCEDURE);
    return id == null ? "" : id;
  }

  private static int granted(Event start) {
    Integer days = number(start, DataField.GRANTED_DAYS);
    return days == null ? 0 : days;
  }

  /** A number of days; more than a million, or less than none, is held at that bound. */
  private static @Nullable Integer number(Event event, DataField field) {
    Long value = event.data().integer(field);
    return value == null ? null : (int) Math.max(0, Math.min(value, 1_000_000));
  }
}
