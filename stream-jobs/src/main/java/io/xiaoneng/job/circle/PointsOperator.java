package io.xiaoneng.job.circle;

import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.circle.PointCourse;
import io.xiaoneng.circle.PointRules;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventReader;
import io.xiaoneng.event.EventType;
import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.job.Bundle;
import io.xiaoneng.job.BundleLimits;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.KeyedBytesType;
import io.xiaoneng.job.WriteBackCache;
import io.xiaoneng.job.casefile.CaseOperator;
import io.xiaoneng.job.casefile.ConflictRow;
import io.xiaoneng.job.casefile.RulesAccess;
import io.xiaoneng.job.registry.RegistryRow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the events of every point and sends the days of a point as absolute rows. A day is a
 * function of the set of the point's events and of the registry, and tells the whole day: what lies
 * ahead as if nothing more were heard. A clock decides only which days there are.
 *
 * <p>Changes are gathered for a moment: several heartbeats make one row. What has to be folded
 * again because the registry changed, or a day began, is done in slices, the latest days first, and
 * stands in the state until it is done.
 *
 * <p>Runs in one subtask. Not thread-safe.
 */
public final class PointsOperator extends AbstractStreamOperator<KeyedBytes>
    implements OneInputStreamOperator<KeyedBytes, KeyedBytes>, BoundedOneInput {

  /** Rows of point_day in RowBinary. */
  public static final OutputTag<byte[]> ROWS =
      new OutputTag<>("point-days", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private static final long serialVersionUID = 1L;

  /** No point has this id: what belongs to none is kept there. */
  private static final String CITY = "";

  private static final TypeInformation<byte[]> BYTES =
      PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
  private static final long SILENCE = PointRules.USUAL_SILENCE.toMillis();

  /** Days before the first record of a point of which events make days, at most. */
  private static final int MOST_DAYS_BEFORE = 400;

  private static final int POINTS_IN_MEMORY = 10_000;
  private static final int HEARTBEAT_DAYS_IN_MEMORY = 3;
  private static final int FOLDS_A_SLICE = 2_000;

  private final RulesAccess rules;
  private final CircleTables tables;
  private final BundleLimits limits;

  private transient RowVersions versions;
  private transient ValueState<byte[]> heads;
  private transient MapState<Integer, byte[]> beats;
  private transient MapState<String, byte[]> history;
  private transient MapState<String, byte[]> waiting;
  private transient PointRegister register;
  private transient DayFold folds;
  private transient EventReader reader;
  private transient WriteBackCache<PointEntry> entries;
  private transient Bundle bundle;
  private transient TreeMap<String, DayRange> todo;
  private transient DayRange opened;
  private transient int firstEventDay;
  private transient long lastOffset;

  /**
   * @param tables what was published in the registry before this operator was there
   */
  @SuppressWarnings("NullAway.Init") // open() sets the transient fields, in the task.
  public PointsOperator(RulesAccess rules, CircleTables tables, BundleLimits limits) {
    this.rules = rules;
    this.tables = tables;
    this.limits = limits;
  }

  /** What leaves it: days of points, for the city. */
  public static TypeInformation<KeyedBytes> outputType() {
    return KeyedBytesType.INSTANCE;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    versions = RowVersions.restore(context);
  }

  @Override
  public void open() throws Exception {
    super.open();
    heads = getPartitionedState(new ValueStateDescriptor<>("point", BYTES));
    beats = map(new MapStateDescriptor<>("heartbeats", Types.INT, BYTES));
    history = map(new MapStateDescriptor<>("registry", Types.STRING, BYTES));
    waiting = map(new MapStateDescriptor<>("todo", Types.STRING, BYTES));
    register = new PointRegister(rules.zone(), rules.calendar());
    folds = new DayFold(register, rules.zone());
    reader = new EventReader();
    entries = new WriteBackCache<>(new PointStore(), POINTS_IN_MEMORY);
    todo = new TreeMap<>();
    bundle = new Bundle(limits);
    bundle.end(now());
    versions.begin(
        tables.maxVersion("point_day"), getRuntimeContext().getTaskInfo().getAttemptNumber());
    restore();
    for (RegistryRow row : tables.registryAfter(lastOffset)) {
      take(CircleRecords.Note.of(row));
    }
    nextTimer();
  }

  private <K> MapState<K, byte[]> map(MapStateDescriptor<K, byte[]> descriptor) throws Exception {
    return getPartitionedState(descriptor);
  }

  private void restore() throws Exception {
    setCurrentKey(CITY);
    byte[] city = heads.value();
    opened = DayRange.NONE;
    firstEventDay = Integer.MAX_VALUE;
    lastOffset = -1;
    if (city != null) {
      ByteBuffer in = ByteBuffer.wrap(city);
      opened = new DayRange(in.getInt(), in.getInt());
      firstEventDay = in.getInt();
      lastOffset = in.getLong();
    }
    for (Map.Entry<String, byte[]> each : history.entries()) {
      String key = each.getKey();
      register.take(
          CircleRecords.Note.decode(key.substring(key.indexOf(' ') + 1), each.getValue()));
    }
    for (Map.Entry<String, byte[]> each : waiting.entries()) {
      ByteBuffer in = ByteBuffer.wrap(each.getValue());
      todo.put(each.getKey(), new DayRange(in.getInt(), in.getInt()));
    }
  }

  /** The keyed state behind the points in memory. */
  private final class PointStore implements WriteBackCache.Store<PointEntry> {
    @Override
    public PointEntry load(String point) throws Exception {
      setCurrentKey(point);
      return new PointEntry(point, heads.value());
    }

    @Override
    public void store(PointEntry entry) throws Exception {
      setCurrentKey(entry.key());
      heads.update(entry.encode());
      for (Map.Entry<Integer, Heartbeats> day : entry.unsavedDays.entrySet()) {
        beats.put(day.getKey(), day.getValue().encode());
      }
      entry.unsavedDays.clear();
    }
  }

  private long now() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  private void nextTimer() {
    getProcessingTimeService()
        .registerTimer(
            now() + limits.time().toMillis(),
            time -> {
              openDays();
              if (bundle.tick(now())) {
                endBundle();
              }
              slice(FOLDS_A_SLICE);
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
    if (record.key().charAt(0) == CircleRecords.REGISTRY) {
      take(CircleRecords.Note.decode(key, record.bytes()));
      return;
    }
    PointEntry entry = entries.get(key);
    if (take(entry, record.bytes())) {
      entries.touch(entry);
    }
    bundle.add(element.hasTimestamp() ? element.getTimestamp() : Long.MIN_VALUE);
    if (entries.touched() >= limits.keys()) {
      endBundle();
    }
  }

  private void take(CircleRecords.Note note) throws Exception {
    lastOffset = Math.max(lastOffset, note.offset());
    PointRegister.Change change =
        PointRegister.wants(note.key()) ? register.take(note) : PointRegister.Change.NONE;
    if (change == PointRegister.Change.NONE) {
      return;
    }
    setCurrentKey(CITY);

    history.put("%019d %s".formatted(note.offset(), note.key()), note.encode());
    if (change == PointRegister.Change.ALL) {
      redoAll(opened);
    } else {
      int from =
          register.countsAsAlways(note.recordedAt())
              ? opened.from()
              : folds.dayOf(note.recordedAt());
      redo(PointRegister.pointOf(note.key()), new DayRange(from, opened.to()));
    }
  }

  private void redo(String point, DayRange days) {
    DayRange asked = days.and(opened);
    if (!asked.isEmpty() && register.points().contains(point)) {
      todo.merge(point, asked, DayRange::hull);
    }
  }

  private void redoAll(DayRange days) {
    register.points().forEach(point -> redo(point, days));
  }

  private boolean take(PointEntry entry, byte[] encoded) throws Exception {
    RecordedEvent recorded = reader.read(encoded, 0, encoded.length);
    Event event = recorded.event();
    boolean heartbeats = register.heartbeats(entry.sources);
    boolean changed = entry.heardFrom(event.source());
    if (changed && heartbeats != register.heartbeats(entry.sources)) {
      redo(entry.key(), opened);
    }
    if (!event.test()) {
      firstEventDay =
          Math.min(firstEventDay, folds.dayOf(PointCourse.holdsFrom(event).toEpochMilli()));
    }
    if (PointEntry.plainHeartbeat(event)) {
      return takeHeartbeat(entry, event) || changed;
    }
    PointEntry.Standing before = entry.standing(reader);
    byte[] kept = entry.events;
    byte[] merged =
        CaseState.merge(
            kept,
            encoded,
            conflict ->
                output.collect(
                    CaseOperator.CONFLICTS,
                    new StreamRecord<>(
                        ConflictRow.of(
                            entry.key(), conflict, recorded.recordedAt().toEpochMilli()))));
    if (merged == kept) {
      return changed;
    }
    entry.replace(merged, before);
    supersede(entry, event, before);
    return true;
  }

  /** A heartbeat that is revised or deleted may stand on any day. */
  private void supersede(PointEntry entry, Event event, PointEntry.Standing before)
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
      Heartbeats there = beatsOf(entry, day);
      if (there.has(identity)) {
        int heard = heardDay(entry);
        entry.beatDays.put(day, there.last(superseded));
        redo(entry.key(), new DayRange(heard, heardDay(entry)));
        entry.changed.add(day);
        entry.changed.add(day + 1);
        if (!register.heartbeats(entry.sources)) {
          redo(entry.key(), new DayRange(day, opened.to()));
        }
      }
      entry.forgetDays(HEARTBEAT_DAYS_IN_MEMORY);
    }
  }

  private boolean takeHeartbeat(PointEntry entry, Event event) throws Exception {
    long identity = PointEntry.identity(event);
    Set<Long> superseded = entry.standing(reader).identities();
    if (event.test() || superseded.contains(identity)) {
      return false;
    }
    long at = event.time().toEpochMilli();
    int day = folds.dayOf(at);
    Heartbeats there = beatsOf(entry, day);
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
      redo(entry.key(), new DayRange(now, Math.min(heard, opened.to())));
    }
    if (!register.heartbeats(entry.sources)) {
      revive(entry, at, day, lastBefore);
    }
    return true;
  }

  /** Where silence means nothing, the first sign after a failure is alive until the next one. */
  private void revive(PointEntry entry, long at, int day, long lastBefore) throws Exception {
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
      redo(entry.key(), new DayRange(day, until));
    }
  }

  private Heartbeats beatsOf(PointEntry entry, int day) throws Exception {
    Heartbeats known = entry.loaded.get(day);
    if (known != null) {
      return known;
    }
    byte[] kept = null;
    if (entry.beatDays.containsKey(day)) {
      setCurrentKey(entry.key());
      kept = beats.get(day);
    }
    Heartbeats loaded = kept == null ? new Heartbeats(day) : new Heartbeats(day, kept);
    if (kept != null) {
      entry.loaded.put(day, loaded);
    }
    return loaded;
  }

  private int heardDay(PointEntry entry) {
    List<Event> standing = entry.standing(reader).events();
    int first =
        standing.isEmpty()
            ? Integer.MAX_VALUE
            : folds.dayOf(PointCourse.holdsFrom(standing.get(0)).toEpochMilli());
    return Math.min(first, entry.firstBeatDay());
  }

  private void endBundle() throws Exception {
    entries.settle(this::settle);
    bundle.end(now());
  }

  private void settle(PointEntry entry) throws Exception {
    PointEntry.Standing before = entry.before;
    if (before != null) {
      PointEntry.Standing after = entry.standing(reader);
      entry.changed.addAll(
          StandingChange.days(before.events(), after.events(), opened.to(), folds));
      redo(entry.key(), heardAnew(entry, before));
    }
    DayRange later = todo.getOrDefault(entry.key(), DayRange.NONE);
    for (Integer day : entry.changed.descendingSet()) {
      if (opened.has(day) && !later.has(day)) {
        send(entry, day);
      }
    }
    entry.changed.clear();
    entry.before = null;
    entry.forgetDays(HEARTBEAT_DAYS_IN_MEMORY);
  }

  /** Days on which something had been heard before and has not now, or the other way round. */
  private DayRange heardAnew(PointEntry entry, PointEntry.Standing before) {
    int was =
        before.events().isEmpty()
            ? Integer.MAX_VALUE
            : folds.dayOf(PointCourse.holdsFrom(before.events().get(0)).toEpochMilli());
    was = Math.min(was, entry.firstBeatDay());
    int is = heardDay(entry);
    return was == is ? DayRange.NONE : new DayRange(Math.min(was, is), Math.max(was, is) - 1);
  }

  private void send(PointEntry entry, int day) throws Exception {
    Set<Long> superseded = entry.standing(reader).identities();
    PointDay folded =
        folds.fold(
            new DayFold.Known(
                entry.key(),
                entry.standing(reader).events(),
                new ArrayList<>(entry.sources),
                heardDay(entry),
                beatsOf(entry, day).times(superseded),
                entry.lastBeatBefore(day)),
            day);
    if (folded != null) {
      output.collect(ROWS, stamped(folded.row(versions.next())));
      output.collect(stamped(CircleRecords.day(folded)));
    }
  }

  private <T> StreamRecord<T> stamped(T value) {
    long youngest = bundle.youngest();
    return youngest == Long.MIN_VALUE
        ? new StreamRecord<>(value)
        : new StreamRecord<>(value, youngest);
  }

  /** A point without events has its days too: they are there when the day has begun. */
  private void openDays() {
    if (register.points().isEmpty()) {
      return;
    }
    int today = folds.dayOf(now());
    int base = folds.dayOf(register.beginning());
    int first = Math.min(base, Math.max(firstEventDay, base - MOST_DAYS_BEFORE));
    DayRange asked = new DayRange(Math.min(first, today), today);
    DayRange before = opened;
    opened = before.hull(asked);
    if (before.isEmpty()) {
      redoAll(opened);
    } else {
      redoAll(new DayRange(before.to() + 1, opened.to()));
      redoAll(new DayRange(opened.from(), before.from() - 1));
    }
  }

  /** Folds what waits, the latest day first, so that today is never long in coming. */
  private void slice(int most) throws Exception {
    int left = most;
    while (left > 0 && !todo.isEmpty()) {
      int day = todo.values().stream().mapToInt(DayRange::to).max().orElseThrow();
      Iterator<Map.Entry<String, DayRange>> each = todo.entrySet().iterator();
      while (left > 0 && each.hasNext()) {
        Map.Entry<String, DayRange> next = each.next();
        if (next.getValue().to() == day) {
          PointEntry entry = entries.get(next.getKey());
          send(entry, day);
          entry.forgetDays(HEARTBEAT_DAYS_IN_MEMORY);
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

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    endBundle();
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    entries.save();
    setCurrentKey(CITY);
    heads.update(
        ByteBuffer.allocate(3 * Integer.BYTES + Long.BYTES)
            .putInt(opened.from())
            .putInt(opened.to())
            .putInt(firstEventDay)
            .putLong(lastOffset)
            .array());
    waiting.clear();
    for (Map.Entry<String, DayRange> each : todo.entrySet()) {
      waiting.put(
          each.getKey(),
          ByteBuffer.allocate(2 * Integer.BYTES)
              .putInt(each.getValue().from())
              .putInt(each.getValue().to())
              .array());
    }
    versions.save();
  }

  @Override
  public void endInput() throws Exception {
    openDays();
    endBundle();
    slice(Integer.MAX_VALUE);
  }
}
