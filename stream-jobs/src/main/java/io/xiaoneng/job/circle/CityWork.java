package io.xiaoneng.job.circle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.state.MapState;

/**
 * What the city keeps beside its days: which days there are, which communities were ever counted,
 * and what is left to do. The key of the city is set wherever this is called.
 */
final class CityWork {

  private static final String DAY = "day ";
  private static final String COMMUNITY = "community ";
  private static final String REDO = "redo ";
  private static final String AHEAD = "ahead ";

  /** Kept where the registry has changed and the map has not yet. */
  private static final String STALE = "stale";

  private final MapState<String, byte[]> state;

  CityWork(MapState<String, byte[]> state) {
    this.state = state;
  }

  /**
   * What was left to do.
   *
   * @param days that are known
   * @param redo communities to be counted again on every day up to {@code redoUpTo}
   * @param stale whether the registry had changed and the map had not yet
   * @param ahead points that had changed ahead, by day
   */
  record Kept(
      Set<Integer> days,
      Set<String> redo,
      int redoUpTo,
      boolean stale,
      Map<Integer, List<String>> ahead) {}

  Kept restore() throws Exception {
    Set<Integer> days = new TreeSet<>();
    Set<String> redo = new TreeSet<>();
    int redoUpTo = Integer.MIN_VALUE;
    boolean stale = false;
    Map<Integer, List<String>> ahead = new TreeMap<>();
    for (Map.Entry<String, byte[]> each : state.entries()) {
      String key = each.getKey();
      if (key.startsWith(DAY)) {
        days.add(day(each.getValue()));
      } else if (key.startsWith(REDO)) {
        redo.add(key.substring(REDO.length()));
        redoUpTo = day(each.getValue());
      } else if (key.startsWith(AHEAD)) {
        ahead
            .computeIfAbsent(day(each.getValue()), unseen -> new ArrayList<>())
            .add(key.substring(key.indexOf(' ', AHEAD.length()) + 1));
      } else if (key.equals(STALE)) {
        stale = true;
      }
    }
    return new Kept(days, redo, redoUpTo, stale, ahead);
  }

  /** One more day is known. */
  void began(int day) throws Exception {
    state.put(DAY + day, bytes(day));
  }

  /** These are counted; with those that were counted once, and are still in the table. */
  Set<String> counted(Collection<String> communities) throws Exception {
    Set<String> all = new TreeSet<>(communities);
    for (String key : state.keys()) {
      if (key.startsWith(COMMUNITY)) {
        all.add(key.substring(COMMUNITY.length()));
      }
    }
    for (String code : communities) {
      state.put(COMMUNITY + code, new byte[0]);
    }
    return all;
  }

  /** Puts what is left to do in the place of what was. */
  void save(Set<String> redo, int redoUpTo, PointChanges ahead, boolean stale) throws Exception {
    List<String> done = new ArrayList<>();
    for (String key : state.keys()) {
      if (key.startsWith(REDO) || key.startsWith(AHEAD)) {
        done.add(key);
      }
    }
    for (String key : done) {
      state.remove(key);
    }
    for (String community : redo) {
      state.put(REDO + community, bytes(redoUpTo));
    }
    for (Map.Entry<Integer, Map<String, PointChanges.Change>> each : ahead.byDay().entrySet()) {
      for (String point : each.getValue().keySet()) {
        state.put(AHEAD + each.getKey() + ' ' + point, bytes(each.getKey()));
      }
    }
    if (stale) {
      state.put(STALE, new byte[0]);
    } else {
      state.remove(STALE);
    }
  }

  private static byte[] bytes(int day) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(day).array();
  }

  private static int day(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getInt();
  }
}
