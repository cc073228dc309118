package io.xiaoneng.job.circle;

import io.xiaoneng.circle.ReachRecord;
import io.xiaoneng.job.Bundle;
import io.xiaoneng.job.BundleLimits;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.registry.RegistryRow;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
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
public final class CityOperator extends AbstractStreamOperator<byte[]>
    implements OneInputStreamOperator<KeyedBytes, byte[]>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  /** What belongs to no day. */
  private static final String CITY = "";

  private static final String AHEAD = "ahead ";

  /** Kept where the registry has changed and the map has not yet. */
  private static final String STALE = "stale";

  private static final TypeInformation<byte[]> BYTES =
      PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
  private static final int DAYS_IN_MEMORY = 60;
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
  private final CircleTables tables;
  private final BundleLimits limits;

  private transient RowVersions versions;
  private transient MapState<String, byte[]> registry;
  private transient MapState<String, byte[]> reaches;
  private transient MapState<String, byte[]> days;
  private transient MapState<String, byte[]> work;
  private transient CityRegister register;
  private transient CircleMap map;
  private transient List<Measure> measures;
  private transient Map<String, ReachRecord> reachOf;
  private transient TreeSet<Integer> knownDays;
  private transient LinkedHashMap<Integer, Map<String, OpenDay>> daysInMemory;
  private transient Bundle bundle;
  private transient long lastOffset;

  /** Points that changed in the bundle, by day. */
  private transient TreeMap<Integer, Map<String, Change>> changed;

  /** Points that changed ahead of now, by day. */
  private transient TreeMap<Integer, Map<String, Change>> ahead;

  private transient long aheadSince;

  /** Days that came up in the bundle: all communities are counted. */
  private transient Set<Integer> begun;

  /** Communities to be counted again on every day up to {@link #redoUpTo}. */
  private transient Set<String> redo;

  private transient int redoUpTo;
  private transient long mapChangedAt;
  private transient long mapChangedFirst;

  /**
   * What a point was on a day, and is.
   *
   * @param before null where it was not known
   */
  private record Change(@Nullable OpenDay before, OpenDay after) {

    boolean concerns(Measure measure) {
      return measure.counts(after) || before != null && measure.counts(before);
    }

    Change then(Change next) {
      return new Change(before, next.after);
    }
  }

  /**
   * @param tables what was published in the registry before this operator was there
   */
  @SuppressWarnings("NullAway.Init") // open() sets the transient fields, in the task.
  public CityOperator(ZoneId zone, CircleTables tables, BundleLimits limits) {
    this.zone = zone;
    this.tables = tables;
    this.limits = limits;
  }

  /** What leaves it: rows of coverage_day in RowBinary. */
  public static TypeInformation<byte[]> outputType() {
    return BYTES;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    versions = RowVersions.restore(context);
  }

  @Override
  public void open() throws Exception {
    super.open();
    registry = map("registry");
    reaches = map("reach");
    days = map("days");
    work = map("work");
    register = new CityRegister(zone);
    reachOf = new HashMap<>();
    knownDays = new TreeSet<>();
    daysInMemory = new LinkedHashMap<>(DAYS_IN_MEMORY, 0.75f, true);
    changed = new TreeMap<>();
    ahead = new TreeMap<>();
    begun = new TreeSet<>();
    redo = new TreeSet<>();
    redoUpTo = Integer.MIN_VALUE;
    bundle = new Bundle(limits);
    bundle.end(now());
    versions.begin(
        tables.maxVersion("coverage_day"), getRuntimeContext().getTaskInfo().getAttemptNumber());
    restore();
    for (RegistryRow row : tables.registryAfter(lastOffset)) {
      take(CircleRecords.Note.of(row));
    }
    boolean changedMeanwhile = mapChangedAt != 0;
    makeMap();
    if (changedMeanwhile) {
      redoAll();
    }
    nextTimer();
  }

  private MapState<String, byte[]> map(String name) throws Exception {
    return getPartitionedState(new MapStateDescriptor<>(name, Types.STRING, BYTES));
  }

  private void restore() throws Exception {
    setCurrentKey(CITY);
    lastOffset = -1;
    for (Map.Entry<String, byte[]> each : registry.entries()) {
      CircleRecords.Note note = CircleRecords.Note.decode(each.getKey(), each.getValue());
      register.take(note);
      lastOffset = Math.max(lastOffset, note.offset());
    }
    for (Map.Entry<String, byte[]> each : reaches.entries()) {
      reachOf.put(each.getKey(), ReachRecord.parse(each.getValue()));
    }
    for (Map.Entry<String, byte[]> each : work.entries()) {
      if (each.getKey().startsWith("day ")) {
        knownDays.add(ByteBuffer.wrap(each.getValue()).getInt());
      } else if (each.getKey().startsWith("redo ")) {
        redo.add(each.getKey().substring("redo ".length()));
        redoUpTo = ByteBuffer.wrap(each.getValue()).getInt();
      } else if (each.getKey().equals(STALE)) {
        mapChangedAt = 1;
      }
    }
    restoreAhead();
  }

  private void restoreAhead() throws Exception {
    Map<Integer, List<String>> waiting = new TreeMap<>();
    for (Map.Entry<String, byte[]> each : work.entries()) {
      if (each.getKey().startsWith(AHEAD)) {
        waiting
            .computeIfAbsent(ByteBuffer.wrap(each.getValue()).getInt(), day -> new ArrayList<>())
            .add(each.getKey().substring(each.getKey().indexOf(' ', AHEAD.length()) + 1));
      }
    }
    for (Map.Entry<Integer, List<String>> each : waiting.entrySet()) {
      Map<String, OpenDay> points = pointsOf(each.getKey());
      for (String point : each.getValue()) {
        OpenDay day = points.get(point);
        if (day != null) {
          note(changed, each.getKey(), point, new Change(null, day));
        }
      }
    }
  }

  private static void note(
      Map<Integer, Map<String, Change>> changes, int day, String point, Change change) {
    changes.computeIfAbsent(day, unseen -> new TreeMap<>()).merge(point, change, Change::then);
  }

  private long now() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  private void nextTimer() {
    getProcessingTimeService()
        .registerTimer(
            now() + limits.time().toMillis(),
            time -> {
              if (mapChangedAt != 0
                  && (now() - mapChangedAt >= QUIET_MILLIS
                      || now() - mapChangedFirst >= LONGEST_WAIT_MILLIS)) {
                makeMap();
                redoAll();
              }
              if (!ahead.isEmpty() && now() - aheadSince >= TOGETHER_MILLIS) {
                takeAhead();
              }
              if (bundle.tick(now())) {
                endBundle();
              }
              slice(COUNTS_A_SLICE);
              nextTimer();
            });
  }

  /** The key is set where state is touched, not for every record. */
  @Override
  @SuppressWarnings("rawtypes")
  public void setKeyContextElement1(StreamRecord record) {}

  @Override
  public void processElement(StreamRecord<KeyedBytes> element) throws Exception {
    KeyedBytes record = element.getValue();
    String key = record.key().substring(1);
    switch (record.key().charAt(0)) {
      case CircleRecords.REGISTRY -> take(CircleRecords.Note.decode(key, record.bytes()));
      case CircleRecords.REACH -> takeReach(key, record.bytes());
      default -> {
        takeDay(key, record.bytes());
        bundle.add(element.hasTimestamp() ? element.getTimestamp() : Long.MIN_VALUE);
      }
    }
  }

  private void take(CircleRecords.Note note) throws Exception {
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
    if (!communities.isEmpty() && !knownDays.isEmpty()) {
      redo.addAll(communities);
      redoUpTo = knownDays.last();
    }
  }

  private void redoAll() throws Exception {
    setCurrentKey(CITY);
    Set<String> all = new TreeSet<>(map.communities().keySet());
    // Those that were counted once are still in the table.
    for (String key : work.keys()) {
      if (key.startsWith("community ")) {
        all.add(key.substring("community ".length()));
      }
    }
    for (String code : map.communities().keySet()) {
      work.put("community " + code, new byte[0]);
    }
    redo(all);
  }

  private static String keyOf(int day) {
    return "day " + day;
  }

  private void takeDay(String point, byte[] bytes) throws Exception {
    int day = OpenDay.dayOf(bytes);
    Map<String, OpenDay> points = pointsOf(day);
    setCurrentKey(keyOf(day));
    byte[] before = days.get(point);
    if (Arrays.equals(before, bytes)) {
      return;
    }
    days.put(point, bytes);
    OpenDay after = OpenDay.decode(bytes);
    Change change = new Change(points.put(point, after), after);
    if (knownDays.add(day)) {
      setCurrentKey(CITY);
      work.put(keyOf(day), ByteBuffer.allocate(Integer.BYTES).putInt(day).array());
      begun.add(day);
    }
    if (change.before() != null && after.firstOtherThan(change.before()) > now() + AHEAD_MILLIS) {
      aheadSince = ahead.isEmpty() ? now() : aheadSince;
      note(ahead, day, point, change);
    } else {
      note(changed, day, point, change);
    }
  }

  private Map<String, OpenDay> pointsOf(int day) throws Exception {
    Map<String, OpenDay> known = daysInMemory.get(day);
    if (known != null) {
      return known;
    }
    Map<String, OpenDay> points = new HashMap<>();
    if (knownDays.contains(day)) {
      setCurrentKey(keyOf(day));
      for (Map.Entry<String, byte[]> each : days.entries()) {
        points.put(each.getKey(), OpenDay.decode(each.getValue()));
      }
    }
    daysInMemory.put(day, points);
    if (daysInMemory.size() > DAYS_IN_MEMORY) {
      Iterator<Integer> eldest = daysInMemory.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
    return points;
  }

  private void endBundle() throws Exception {
    for (Map.Entry<Integer, Map<String, Change>> each : changed.descendingMap().entrySet()) {
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
    bundle.end(now());
  }

  /** What changed ahead of now is counted with the next bundle. */
  private void takeAhead() {
    ahead.forEach(
        (day, points) -> points.forEach((point, change) -> note(changed, day, point, change)));
    ahead.clear();
  }

  private void count(int day, Measure measure, Set<String> communities) throws Exception {
    Map<String, OpenDay> points = pointsOf(day);
    long[] hours = CoverageDay.hours(day, zone);
    for (String code : communities) {
      CircleMap.@Nullable Community community = map.communities().get(code);
      CoverageDay row =
          community == null
              ? CoverageDay.gone(code, day, measure.code(), hours)
              : CoverageDay.of(community, day, measure, points, hours);
      output.collect(stamped(row.row(versions.next())));
    }
  }

  private StreamRecord<byte[]> stamped(byte[] row) {
    long youngest = bundle.youngest();
    return youngest == Long.MIN_VALUE ? new StreamRecord<>(row) : new StreamRecord<>(row, youngest);
  }

  /** Counts again what cells or reach have changed, the latest day first. */
  private void slice(int most) throws Exception {
    int left = most;
    while (left > 0 && !redo.isEmpty()) {
      Integer day = knownDays.floor(redoUpTo);
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
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    endBundle();
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    setCurrentKey(CITY);
    List<String> done = new ArrayList<>();
    for (String key : work.keys()) {
      if (key.startsWith("redo ") || key.startsWith(AHEAD)) {
        done.add(key);
      }
    }
    for (String key : done) {
      work.remove(key);
    }
    for (String community : redo) {
      work.put("redo " + community, ByteBuffer.allocate(Integer.BYTES).putInt(redoUpTo).array());
    }
    for (Map.Entry<Integer, Map<String, Change>> each : ahead.entrySet()) {
      byte[] day = ByteBuffer.allocate(Integer.BYTES).putInt(each.getKey()).array();
      for (String point : each.getValue().keySet()) {
        work.put(AHEAD + each.getKey() + " " + point, day);
      }
    }
    if (mapChangedAt == 0) {
      work.remove(STALE);
    } else {
      work.put(STALE, new byte[0]);
    }
    versions.save();
  }

  @Override
  public void endInput() throws Exception {
    if (mapChangedAt != 0) {
      makeMap();
      redoAll();
    }
    takeAhead();
    endBundle();
    slice(Integer.MAX_VALUE);
  }
}
