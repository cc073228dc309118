package io.xiaoneng.job.circle;

import io.xiaoneng.circle.PointCourse;
import io.xiaoneng.circle.PointInterval;
import io.xiaoneng.circle.PointRules;
import io.xiaoneng.circle.PointState;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import io.xiaoneng.event.ContentHash;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventData;
import io.xiaoneng.event.EventType;
import io.xiaoneng.registry.Point;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a point over one day, out of the events that can matter for it: those of the day and
 * the day before, and the last ones before these.
 */
final class DayFold {

  private static final long SILENCE = PointRules.USUAL_SILENCE.toMillis();
  private static final ContentHash NO_HASH = new ContentHash(0, 0);

  private final PointRegister register;
  private final ZoneId zone;

  DayFold(PointRegister register, ZoneId zone) {
    this.register = register;
    this.zone = zone;
  }

  /**
   * What is known of a point.
   *
   * @param standing the events kept for ever that count, by when they hold
   * @param sources of all its events
   * @param heardDay first day on which anything was heard of it
   * @param beats heartbeats of the day, ascending
   * @param lastBeat last heartbeat before the day, or {@link Heartbeats#NONE}: those before it say
   *     nothing more about the day
   */
  record Known(
      String point,
      List<Event> standing,
      List<String> sources,
      int heardDay,
      long[] beats,
      long lastBeat) {}

  /** The local day of a moment. */
  int dayOf(long at) {
    return (int) Instant.ofEpochMilli(at).atZone(zone).toLocalDate().toEpochDay();
  }

  /** When a day begins. */
  long begins(int day) {
    return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /** The point on that day; null where it was not registered. */
  @Nullable PointDay fold(Known known, int day) {
    Span window = new Span(begins(day), begins(day + 1));
    Point point = register.at(known.point(), window.to());
    if (point == null) {
      return register.takenOut(known.point(), new PointRegister.Window(window.from(), window.to()))
          ? PointDay.gone(known.point(), day, window)
          : null;
    }
    PointRegister.Reading read = register.hours(point.hours());
    Spans schedule = read.hours().within(window);
    boolean heartbeats = register.heartbeats(known.sources());
    PointRules rules =
        new PointRules(
            heartbeats, PointRules.USUAL_SILENCE, zone, asked -> schedule.and(whole(asked)));
    List<PointInterval> course =
        join(PointCourse.over(window, relevant(known, day, window), rules));
    boolean machine = point.kind().equals("TERMINAL") || point.kind().equals("MAILBOX");
    if (machine && known.heardDay() > day) {
      course = join(course.stream().map(DayFold::unheard).toList());
    }
    return new PointDay(
        known.point(),
        day,
        point.kind(),
        point.unit(),
        schedule.equals(whole(window)),
        heartbeats,
        point.items(),
        window,
        course,
        schedule,
        read.problem(),
        lastSeen(known, window));
  }

  private static Spans whole(Span window) {
    return new Spans(List.of(window));
  }

  private static PointInterval unheard(PointInterval interval) {
    return interval.state() == PointState.OPEN
        ? new PointInterval(interval.span(), PointState.DOWN)
        : interval;
  }

  /** Neighbours of one state are one piece. */
  private static List<PointInterval> join(List<PointInterval> course) {
    List<PointInterval> joined = new ArrayList<>();
    for (PointInterval each : course) {
      PointInterval last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.state() == each.state()) {
        joined.set(
            joined.size() - 1,
            new PointInterval(new Span(last.span().from(), each.span().to()), each.state()));
      } else {
        joined.add(each);
      }
    }
    return joined;
  }

  private List<Event> relevant(Known known, int day, Span window) {
    long cut = begins(day - 1);
    List<Event> events = new ArrayList<>();
    @Nullable Event life = null;
    @Nullable Event door = null;
    for (Event event : known.standing()) {
      long at = PointCourse.holdsFrom(event).toEpochMilli();
      if (at >= window.to()) {
        break;
      }
      if (at >= cut) {
        events.add(event);
      } else if (event.type() == EventType.POINT_CLOSED || event.type() == EventType.POINT_OPENED) {
        door = event;
      } else {
        life = event;
      }
    }
    Collections.addAll(events, orNone(life, door));
    if (known.lastBeat() != Heartbeats.NONE) {
      events.add(beat(known.point(), known.lastBeat()));
    }
    for (long at : needed(known.beats(), events)) {
      events.add(beat(known.point(), at));
    }
    return events;
  }

  /**
   * The heartbeats without those between two others that are close enough to each other, where
   * nothing else happens.
   */
  private static List<Long> needed(long[] beats, List<Event> others) {
    long[] happened =
        others.stream().mapToLong(e -> PointCourse.holdsFrom(e).toEpochMilli()).sorted().toArray();
    List<Long> needed = new ArrayList<>();
    long kept = Long.MIN_VALUE;
    int next = 0;
    for (int i = 0; i < beats.length; i++) {
      while (next < happened.length && happened[next] < kept) {
        next++;
      }
      boolean between =
          i > 0
              && i + 1 < beats.length
              && beats[i + 1] - kept <= SILENCE
              && (next == happened.length || happened[next] > beats[i + 1]);
      if (!between) {
        kept = beats[i];
        needed.add(kept);
      }
    }
    return needed;
  }

  private static Event[] orNone(@Nullable Event life, @Nullable Event door) {
    if (life == null) {
      return door == null ? new Event[0] : new Event[] {door};
    }
    return door == null ? new Event[] {life} : new Event[] {life, door};
  }

  /** Two at the same moment are one. */
  private static Event beat(String point, long at) {
    return new Event(
        point,
        "",
        Long.toString(at),
        0,
        Event.Operation.UPSERT,
        EventType.POINT_HEARTBEAT,
        Instant.ofEpochMilli(at),
        null,
        false,
        EventData.EMPTY,
        NO_HASH);
  }

  private static @Nullable Long lastSeen(Known known, Span window) {
    long last = Long.MIN_VALUE;
    for (Event event : known.standing()) {
      boolean sign =
          event.type() == EventType.POINT_UP || event.type() == EventType.POINT_HEARTBEAT;
      last = sign ? later(last, event.time().toEpochMilli(), window) : last;
    }
    for (long at : known.beats()) {
      last = later(last, at, window);
    }
    return last == Long.MIN_VALUE ? null : last;
  }

  private static long later(long last, long at, Span window) {
    return at >= window.from() && at < window.to() ? Math.max(last, at) : last;
  }
}
