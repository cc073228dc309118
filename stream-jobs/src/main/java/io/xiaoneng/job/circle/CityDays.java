package io.xiaoneng.job.circle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;
import org.jspecify.annotations.Nullable;

/**
 * The days of all points: in the state under a key for every day, those used last in memory too.
 * Not thread-safe.
 */
final class CityDays {

  private static final int IN_MEMORY = 60;

  private final MapState<String, byte[]> state;
  private final Consumer<String> key;
  private final TreeSet<Integer> known = new TreeSet<>();
  private final LinkedHashMap<Integer, Map<String, OpenDay>> inMemory =
      new LinkedHashMap<>(IN_MEMORY, 0.75f, true);

  /**
   * @param key sets the key of the state
   */
  CityDays(MapState<String, byte[]> state, Consumer<String> key) {
    this.state = state;
    this.key = key;
  }

  /** The days there are. */
  TreeSet<Integer> known() {
    return known;
  }

  /** What is known of a day, by point. */
  Map<String, OpenDay> of(int day) throws Exception {
    Map<String, OpenDay> held = inMemory.get(day);
    if (held != null) {
      return held;
    }
    Map<String, OpenDay> points = new HashMap<>();
    if (known.contains(day)) {
      key.accept(keyOf(day));
      for (Map.Entry<String, byte[]> each : state.entries()) {
        points.put(each.getKey(), OpenDay.decode(each.getValue()));
      }
    }
    inMemory.put(day, points);
    if (inMemory.size() > IN_MEMORY) {
      Iterator<Integer> eldest = inMemory.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
    return points;
  }

  /** Takes a point's day; null where it is as it was. */
  PointChanges.@Nullable Change put(int day, String point, byte[] bytes) throws Exception {
    Map<String, OpenDay> points = of(day);
    key.accept(keyOf(day));
    if (Arrays.equals(state.get(point), bytes)) {
      return null;
    }
    state.put(point, bytes);
    OpenDay after = OpenDay.decode(bytes);
    return new PointChanges.Change(points.put(point, after), after);
  }

  private static String keyOf(int day) {
    return "day " + day;
  }
}
