package io.xiaoneng.job.circle;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;

/** Days of points that are to be folded again. Not thread-safe. */
final class Backlog {

  private final TreeMap<String, DayRange> todo = new TreeMap<>();

  /** Folds one day of one point. */
  interface Fold {
    void fold(String point, int day) throws Exception;
  }

  /** Asks for days of a point, and for those between them and what waits already. */
  void add(String point, DayRange days) {
    if (!days.isEmpty()) {
      todo.merge(point, days, DayRange::hull);
    }
  }

  /** The days of a point that wait. */
  DayRange of(String point) {
    return todo.getOrDefault(point, DayRange.NONE);
  }

  /** Folds what waits, the latest day first, so that today is never long in coming. */
  void work(int most, Fold fold) throws Exception {
    int left = most;
    while (left > 0 && !todo.isEmpty()) {
      int day = todo.values().stream().mapToInt(DayRange::to).max().orElseThrow();
      Iterator<Map.Entry<String, DayRange>> each = todo.entrySet().iterator();
      while (left > 0 && each.hasNext()) {
        Map.Entry<String, DayRange> next = each.next();
        if (next.getValue().to() == day) {
          fold.fold(next.getKey(), day);
          left--;
          if (next.getValue().from() == day) {
            each.remove();
          } else {
            next.setValue(next.getValue().withoutLast());
          }
        }
      }
    }
  }

  /** Puts what waits in the place of what the state holds. */
  void save(MapState<String, byte[]> state) throws Exception {
    state.clear();
    for (Map.Entry<String, DayRange> each : todo.entrySet()) {
      state.put(
          each.getKey(),
          ByteBuffer.allocate(2 * Integer.BYTES)
              .putInt(each.getValue().from())
              .putInt(each.getValue().to())
              .array());
    }
  }

  /** Takes what the state holds. */
  void restore(MapState<String, byte[]> state) throws Exception {
    for (Map.Entry<String, byte[]> each : state.entries()) {
      ByteBuffer in = ByteBuffer.wrap(each.getValue());
      todo.put(each.getKey(), new DayRange(in.getInt(), in.getInt()));
    }
  }
}
