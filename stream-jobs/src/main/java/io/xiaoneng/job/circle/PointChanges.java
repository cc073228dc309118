package io.xiaoneng.job.circle;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Points that changed, by day. Not thread-safe. */
final class PointChanges {

  private final TreeMap<Integer, Map<String, Change>> byDay = new TreeMap<>();

  /**
   * What a point was on a day, and is.
   *
   * @param before null where it was not known
   */
  record Change(@Nullable OpenDay before, OpenDay after) {

    boolean concerns(Measure measure) {
      return measure.counts(after) || before != null && measure.counts(before);
    }

    Change then(Change next) {
      return new Change(before, next.after);
    }
  }

  /** Notes a change that follows what was noted of that point and day. */
  void note(int day, String point, Change change) {
    byDay.computeIfAbsent(day, unseen -> new TreeMap<>()).merge(point, change, Change::then);
  }

  /** Takes over all of the others, which are gone there. */
  void takeAll(PointChanges others) {
    others.byDay.forEach(
        (day, points) -> points.forEach((point, change) -> note(day, point, change)));
    others.clear();
  }

  /** By day, then by point. */
  NavigableMap<Integer, Map<String, Change>> byDay() {
    return byDay;
  }

  boolean isEmpty() {
    return byDay.isEmpty();
  }

  void clear() {
    byDay.clear();
  }
}
