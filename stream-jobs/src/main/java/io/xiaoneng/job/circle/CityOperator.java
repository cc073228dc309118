package io.xiaoneng.job.circle;

import io.xiaoneng.circle.ReachRecord;
import io.xiaoneng.job.BundleLimits;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * Counts who is covered: takes the days of points, their reach and the population cells, and sends
 * absolute rows of coverage_day. A day of a point touches the communities within its reach only.
 *
 * <p>Cells and reach count as they are now, for every day: when they change, all days of the
 * communities concerned are counted again, in slices, the latest first; what is left to do stands
 * in the state.
 *
 * <p>Runs in one subtask, so that no sum is torn. Not thread-safe.
 */
public final class CityOperator extends CircleOperator<byte[]> {

  private static final long serialVersionUID = 1L;

  private static final int COUNTS_A_SLICE = 3_000;

  /** The registry is loaded record by record: a map is made when it has been quiet for so long. */
  private static final long QUIET_MILLIS = 1_000;

  private static final long LONGEST_WAIT_MILLIS = 10_000;

  /**
   * A heartbeat moves only the moment at which silence would be a failure. What changes so far
   * ahead is counted together a while later, long before that moment.
   */
  private static final long AHEAD_MILLIS = 60_000;

  private static final long TOGETHER_MILLIS = 20_000;

  private final ZoneId zone;

  private transient MapState<String, byte[]> registry;
  private transient MapState<String, byte[]> reaches;
  private transient CityDays days;
  private transient CityWork work;
  private transient CityRegister register;
  private transient CircleMap map;
  private transient List<Measure> measures;
  private transient Map<String, ReachRecord> reachOf;

  /** Points that changed in the bundle, by day. */
  private transient PointChanges changed;

  /** Points that changed ahead of now, by day; counted with a later bundle. */
  private transient PointChanges ahead;

  private transient long aheadSince;

  /** Days that came up in the bundle: all communities are counted. */
  private transient Set<Integer> begun;

  /** Communities to be counted again on every day up to {@link #redoUpTo}. */
  private transient Set<String> redo;

  private transient int redoUpTo;
  private transient long mapChangedAt;
  private transient long mapChangedFirst;

  /**
   * @param tables what was published in the registry before this operator was there
   */
  @SuppressWarnings("NullAway.Init") // restore() sets the transient fields, in the task.
  public CityOperator(ZoneId zone, CircleTables tables, BundleLimits limits) {
    super(tables, "coverage_day", limits);
    this.zone = zone;
  }

  /** What leaves it: rows of coverage_day in RowBinary. */
  public static TypeInformation<byte[]> outputType() {
    return BYTES;
  }

  @Override
  long restore() throws Exception {
    registry = map("registry", Types.STRING);
    reaches = map("reach", Types.STRING);
    days = new CityDays(map("days", Types.STRING), this::setCurrentKey);
    work = new CityWork(map("work", Types.STRING));
    register = new CityRegister(zone);
    reachOf = new HashMap<>();
    changed = new PointChanges();
    ahead = new PointChanges();
    begun = new TreeSet<>();
    redo = new TreeSet<>();
    redoUpTo = Integer.MIN_VALUE;
    setCurrentKey(CITY);
    long lastOffset = -1;
    for (Map.Entry<String, byte[]> each : registry.entries()) {
      CircleRecords.Note note = CircleRecords.Note.decode(each.getKey(), each.getValue());
      register.take(note);
      lastOffset = Math.max(lastOffset, note.offset());
    }
    for (Map.Entry<String, byte[]> each : reaches.entries()) {
      reachOf.put(each.getKey(), ReachRecord.parse(each.getValue()));
    }
    CityWork.Kept kept = work.restore();
    days.known().addAll(kept.days());
    redo.addAll(kept.redo());
    redoUpTo = kept.redoUpTo();
    mapChangedAt = kept.stale() ? 1 : 0;
    for (Map.Entry<Integer, List<String>> each : kept.ahead().entrySet()) {
      Map<String, OpenDay> points = days.of(each.getKey());
      for (String point : each.getValue()) {
        OpenDay day = points.get(point);
        if (day != null) {
          changed.note(each.getKey(), point, new PointChanges.Change(null, day));
        }
      }
    }
    return lastOffset;
  }

  @Override
  void ready() throws Exception {
    boolean changedMeanwhile = mapChangedAt != 0;
    makeMap();
    if (changedMeanwhile) {
      redoAll();
    }
  }

  @Override
  void tick(boolean last) throws Exception {
    if (mapChangedAt != 0
        && (last
            || now() - mapChangedAt >= QUIET_MILLIS
            || now() - mapChangedFirst >= LONGEST_WAIT_MILLIS)) {
      makeMap();
      redoAll();
    }
    if (!ahead.isEmpty() && (last || now() - aheadSince >= TOGETHER_MILLIS)) {
      changed.takeAll(ahead);
    }
  }

  @Override
  boolean take(char kind, String key, byte[] bytes) throws Exception {
    if (kind == CircleRecords.REACH) {
      takeReach(key, bytes);
      return false;
    }
    takeDay(key, bytes);
    return true;
  }

  @Override
  void take(CircleRecords.Note note) throws Exception {
    if (CityRegister.wants(note.key()) && register.take(note)) {
      setCurrentKey(CITY);
      registry.put(note.key(), note.encode());
      mapChangedAt = Math.max(1, now());
      mapChangedFirst = mapChangedFirst == 0 ? mapChangedAt : mapChangedFirst;
    }
  }

  private void makeMap() {
    map = register.map();
    measures = register.measures();
    reachOf.forEach(map::put);
    mapChangedAt = 0;
    mapChangedFirst = 0;
  }

  private void takeReach(String point, byte[] json) throws Exception {
    ReachRecord reach;
    try {
      reach = json.length == 0 ? null : ReachRecord.parse(json);
    } catch (IllegalArgumentException bad) {
      LOG.warn("the reach of {} is left out: {}", point, bad.getMessage());
      return;
    }
    ReachRecord before = reachOf.get(point);
    if (reach == null) {
      reachOf.remove(point);
    } else if (before != null && before.version() >= reach.version()) {
      return;
    } else {
      reachOf.put(point, reach);
    }
    setCurrentKey(CITY);
    if (reach == null) {
      reaches.remove(point);
    } else {
      reaches.put(point, json);
    }
    redo(map.put(point, reach));
  }

  private void redo(Set<String> communities) {
    if (!communities.isEmpty() && !days.known().isEmpty()) {
      redo.addAll(communities);
      redoUpTo = days.known().last();
    }
  }

  private void redoAll() throws Exception {
    setCurrentKey(CITY);
    redo(work.counted(map.communities().keySet()));
  }

  private void takeDay(String point, byte[] bytes) throws Exception {
    int day = OpenDay.dayOf(bytes);
    PointChanges.Change change = days.put(day, point, bytes);
    if (change == null) {
      return;
    }
    if (days.known().add(day)) {
      setCurrentKey(CITY);
      work.began(day);
      begun.add(day);
    }
    if (change.before() != null
        && change.after().firstOtherThan(change.before()) > now() + AHEAD_MILLIS) {
      aheadSince = ahead.isEmpty() ? now() : aheadSince;
      ahead.note(day, point, change);
    } else {
      changed.note(day, point, change);
    }
  }

  @Override
  void settle() throws Exception {
    for (Map.Entry<Integer, Map<String, PointChanges.Change>> each :
        changed.byDay().descendingMap().entrySet()) {
      for (Measure measure : measures) {
        Set<String> communities = new TreeSet<>();
        if (begun.contains(each.getKey())) {
          communities.addAll(map.communities().keySet());
        } else {
          each.getValue()
              .forEach(
                  (point, change) -> {
                    if (change.concerns(measure)) {
                      communities.addAll(map.communitiesOf(point));
                    }
                  });
        }
        count(each.getKey(), measure, communities);
      }
    }
    changed.clear();
    begun.clear();
  }

  private void count(int day, Measure measure, Set<String> communities) throws Exception {
    Map<String, OpenDay> points = days.of(day);
    long[] hours = CoverageDay.hours(day, zone);
    for (String code : communities) {
      CircleMap.@Nullable Community community = map.communities().get(code);
      CoverageDay row =
          community == null
              ? CoverageDay.gone(code, day, measure.code(), hours)
              : CoverageDay.of(community, day, measure, points, hours);
      output.collect(stamped(row.row(nextVersion())));
    }
  }

  /** Counts again what cells or reach have changed, the latest day first. */
  @Override
  void slice(int most) throws Exception {
    int left = most;
    while (left > 0 && !redo.isEmpty()) {
      Integer day = days.known().floor(redoUpTo);
      if (day == null) {
        redo.clear();
        return;
      }
      for (Measure measure : measures) {
        count(day, measure, redo);
      }
      left -= redo.size() * measures.size();
      redoUpTo = day - 1;
    }
  }

  @Override
  int slice() {
    return COUNTS_A_SLICE;
  }

  @Override
  void save() throws Exception {
    setCurrentKey(CITY);
    work.save(redo, redoUpTo, ahead, mapChangedAt != 0);
  }
}
