package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.PointState;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A point over a day, or over the part of it that is looked at.
 *
 * @param kind HALL, CENTRE, TERMINAL or MAILBOX; "" where unclassified
 * @param roundTheClock whether its hours are all of the day
 * @param items codes of what it offers
 * @param window the day
 * @param open moments at which it is open
 * @param closed moments at which it is closed; at all others it is down
 * @param schedule moments at which it should be open
 * @param lon WGS 84; null where nobody knows
 * @param lat WGS 84; null where nobody knows
 */
record DayPoint(
    String id,
    String kind,
    boolean roundTheClock,
    List<String> items,
    Span window,
    Spans open,
    Spans closed,
    Spans schedule,
    @Nullable Double lon,
    @Nullable Double lat) {

  DayPoint {
    items = List.copyOf(items);
  }

  /** A point that is open whenever it should be. */
  static DayPoint planned(
      String id,
      String kind,
      List<String> items,
      Span window,
      Spans hours,
      @Nullable Double lon,
      @Nullable Double lat) {
    Spans whole = new Spans(List.of(window));
    Spans open = hours.and(whole);
    return new DayPoint(
        id, kind, open.equals(whole), items, window, open, whole.without(open), open, lon, lat);
  }

  /** The same point somewhere else. */
  DayPoint at(@Nullable Double otherLon, @Nullable Double otherLat) {
    return new DayPoint(
        id, kind, roundTheClock, items, window, open, closed, schedule, otherLon, otherLat);
  }

  /** The same point, never open. */
  DayPoint neverOpen() {
    return new DayPoint(
        id,
        kind,
        false,
        items,
        window,
        Spans.NONE,
        new Spans(List.of(window)),
        Spans.NONE,
        lon,
        lat);
  }

  /**
   * The same point at other hours. What does not come from its hours stays: when it is down, when
   * it closed off schedule, and when it opened off schedule.
   */
  DayPoint scheduled(Spans hours) {
    Spans whole = new Spans(List.of(window));
    Spans should = hours.and(whole);
    Spans down = whole.without(open).without(closed);
    Spans closedOffSchedule = closed.and(schedule);
    Spans openOffSchedule = open.without(schedule);
    Spans nowOpen = should.without(down).without(closedOffSchedule).or(openOffSchedule);
    return new DayPoint(
        id,
        kind,
        should.equals(whole),
        items,
        window,
        nowOpen,
        whole.without(nowOpen).without(down.and(should)),
        should,
        lon,
        lat);
  }

  /** Whether it is open at that moment, epoch milliseconds. */
  boolean isOpenAt(long moment) {
    return open.pieces().stream().anyMatch(span -> span.from() <= moment && moment < span.to());
  }

  /** Its state at that moment, epoch milliseconds. */
  PointState stateAt(long moment) {
    if (isOpenAt(moment)) {
      return PointState.OPEN;
    }
    return closed.pieces().stream().anyMatch(span -> span.from() <= moment && moment < span.to())
        ? PointState.CLOSED
        : PointState.DOWN;
  }

  /** Whether it is a terminal or mailbox that is open round the clock. */
  boolean isTerminal() {
    return roundTheClock && (kind.equals("TERMINAL") || kind.equals("MAILBOX"));
  }
}
