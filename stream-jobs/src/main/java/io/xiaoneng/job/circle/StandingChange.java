package io.xiaoneng.job.circle;

import io.xiaoneng.circle.PointCourse;
import io.xiaoneng.circle.PointRules;
import io.xiaoneng.event.ContentHash;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which days of a point are other days because other events count. */
final class StandingChange {

  private static final long SILENCE = PointRules.USUAL_SILENCE.toMillis();

  private StandingChange() {}

  /**
   * Days that may differ: those on which an event that changed holds, and every day that begins
   * with another last event before it.
   *
   * @param before by when they hold
   * @param after by when they hold
   * @param lastDay the days behind it are not asked for
   */
  static Set<Integer> days(List<Event> before, List<Event> after, int lastDay, DayFold days) {
    Map<ContentHash, Event> only = new HashMap<>();
    before.forEach(event -> only.put(event.hash(), event));
    for (Event event : after) {
      if (only.remove(event.hash()) == null) {
        only.put(event.hash(), event);
      }
    }
    TreeSet<Integer> changed = new TreeSet<>();
    for (Event event : only.values()) {
      long holds = PointCourse.holdsFrom(event).toEpochMilli();
      changed.add(days.dayOf(holds));
      changed.add(days.dayOf(holds + SILENCE));
      changed.add(days.dayOf(event.time().toEpochMilli()));
    }
    if (!changed.isEmpty()) {
      Carried was = new Carried(before);
      Carried is = new Carried(after);
      for (int day = changed.first() + 1; day <= lastDay; day++) {
        long begins = days.begins(day);
        if (!was.at(begins).equals(is.at(begins))) {
          changed.add(day);
        }
      }
    }
    return changed;
  }

  /** What a day begins with, asked for one day after the other. */
  private static final class Carried {

    private final List<Event> events;
    private int next;
    private boolean closed;
    private @Nullable Long downSince;

    Carried(List<Event> events) {
      this.events = events;
    }

    List<Object> at(long begins) {
      while (next < events.size()
          && PointCourse.holdsFrom(events.get(next)).toEpochMilli() < begins) {
        take(events.get(next++));
      }
      return List.of(closed, Objects.requireNonNullElse(downSince, Long.MAX_VALUE));
    }

    private void take(Event event) {
      if (event.type() == EventType.POINT_CLOSED || event.type() == EventType.POINT_OPENED) {
        closed = event.type() == EventType.POINT_CLOSED;
      } else {
        downSince =
            event.type() == EventType.POINT_DOWN
                ? PointCourse.holdsFrom(event).toEpochMilli()
                : null;
      }
    }
  }
}
