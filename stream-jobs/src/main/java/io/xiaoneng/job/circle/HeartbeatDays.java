package io.xiaoneng.job.circle;

import io.xiaoneng.circle.PointCourse;
import io.xiaoneng.circle.PointRules;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventReader;
import io.xiaoneng.event.EventType;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The signs of life of points by day, and which days are to be folded again because of one. Not
 * thread-safe.
 */
final class HeartbeatDays {

  /** Days of a point that stay in memory. */
  static final int DAYS_IN_MEMORY = 3;

  private static final long SILENCE = PointRules.USUAL_SILENCE.toMillis();

  /** Where the heartbeats of a day stand that are not in memory. */
  interface Store {
    byte @Nullable [] load(String point, int day) throws Exception;
  }

  private final PointRegister register;
  private final DayFold folds;
  private final EventReader reader;
  private final Store store;
  private final BiConsumer<String, DayRange> redo;

  /**
   * @param redo is told of days of a point that are to be folded again
   */
  HeartbeatDays(
      PointRegister register,
      DayFold folds,
      EventReader reader,
      Store store,
      BiConsumer<String, DayRange> redo) {
    this.register = register;
    this.folds = folds;
    this.reader = reader;
    this.store = store;
    this.redo = redo;
  }

  /** A heartbeat that is revised or deleted may stand on any day. */
  void supersede(PointEntry entry, Event event, PointEntry.Standing before, DayRange opened)
      throws Exception {
    long identity = PointEntry.identity(event);
    boolean mayStand =
        event.type() == EventType.POINT_HEARTBEAT
            || event.revision() > 0
            || event.operation() == Event.Operation.DELETE;
    if (!mayStand || before.identities().contains(identity)) {
      return;
    }
    Set<Long> superseded = entry.standing(reader).identities();
    for (Integer day : List.copyOf(entry.beatDays.keySet())) {
      Heartbeats there = of(entry, day);
      if (there.has(identity)) {
        int heard = heardDay(entry);
        entry.beatDays.put(day, there.last(superseded));
        redo.accept(entry.key(), new DayRange(heard, heardDay(entry)));
        entry.changed.add(day);
        entry.changed.add(day + 1);
        if (!register.heartbeats(entry.sources)) {
          redo.accept(entry.key(), new DayRange(day, opened.to()));
        }
      }
      entry.forgetDays(DAYS_IN_MEMORY);
    }
  }

  /** Takes a heartbeat that says nothing else; whether anything changed. */
  boolean take(PointEntry entry, Event event, DayRange opened) throws Exception {
    long identity = PointEntry.identity(event);
    Set<Long> superseded = entry.standing(reader).identities();
    if (event.test() || superseded.contains(identity)) {
      return false;
    }
    long at = event.time().toEpochMilli();
    int day = folds.dayOf(at);
    Heartbeats there = of(entry, day);
    boolean again = there.has(identity);
    if (!there.add(identity, at, (int) (event.hash().high() >>> 32))) {
      return false;
    }
    int heard = heardDay(entry);
    long lastBefore = entry.lastBeatBefore(day);
    entry.loaded.put(day, there);
    entry.unsavedDays.put(day, there);
    entry.beatDays.put(day, there.last(superseded));
    entry.changed.add(day);
    entry.changed.add(again ? day + 1 : folds.dayOf(at + SILENCE));
    int now = heardDay(entry);
    if (now < heard) {
      redo.accept(entry.key(), new DayRange(now, Math.min(heard, opened.to())));
    }
    if (!register.heartbeats(entry.sources)) {
      revive(entry, at, day, lastBefore, opened);
    }
    return true;
  }

  /** Where silence means nothing, the first sign after a failure is alive until the next one. */
  private void revive(PointEntry entry, long at, int day, long lastBefore, DayRange opened) {
    long failed = Long.MIN_VALUE;
    int until = opened.to();
    for (Event event : entry.standing(reader).events()) {
      if (event.type() == EventType.POINT_OPENED || event.type() == EventType.POINT_CLOSED) {
        continue;
      }
      long holds = PointCourse.holdsFrom(event).toEpochMilli();
      if (holds > at) {
        until = Math.min(until, folds.dayOf(holds));
        break;
      }
      failed = event.type() == EventType.POINT_DOWN ? holds : Long.MIN_VALUE;
    }
    if (failed != Long.MIN_VALUE && lastBefore < failed) {
      redo.accept(entry.key(), new DayRange(day, until));
    }
  }

  /** The heartbeats of a day. */
  Heartbeats of(PointEntry entry, int day) throws Exception {
    Heartbeats known = entry.loaded.get(day);
    if (known != null) {
      return known;
    }
    byte @Nullable [] kept = null;
    if (entry.beatDays.containsKey(day)) {
      kept = store.load(entry.key(), day);
    }
    Heartbeats loaded = kept == null ? new Heartbeats(day) : new Heartbeats(day, kept);
    if (kept != null) {
      entry.loaded.put(day, loaded);
    }
    return loaded;
  }

  /** The first day on which anything was heard of a point. */
  int heardDay(PointEntry entry) {
    List<Event> standing = entry.standing(reader).events();
    int first =
        standing.isEmpty()
            ? Integer.MAX_VALUE
            : folds.dayOf(PointCourse.holdsFrom(standing.get(0)).toEpochMilli());
    return Math.min(first, entry.firstBeatDay());
  }

  /** Days on which something had been heard before and has not now, or the other way round. */
  DayRange heardAnew(PointEntry entry, PointEntry.Standing before) {
    int was =
        before.events().isEmpty()
            ? Integer.MAX_VALUE
            : folds.dayOf(PointCourse.holdsFrom(before.events().get(0)).toEpochMilli());
    was = Math.min(was, entry.firstBeatDay());
    int is = heardDay(entry);
    return was == is ? DayRange.NONE : new DayRange(Math.min(was, is), Math.max(was, is) - 1);
  }
}
