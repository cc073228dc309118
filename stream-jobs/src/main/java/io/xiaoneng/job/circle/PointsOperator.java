package io.xiaoneng.job.circle;

import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.circle.PointCourse;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventReader;
import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.job.BundleLimits;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.KeyedBytesType;
import io.xiaoneng.job.WriteBackCache;
import io.xiaoneng.job.casefile.CaseOperator;
import io.xiaoneng.job.casefile.ConflictRow;
import io.xiaoneng.job.casefile.RulesAccess;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

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
public final class PointsOperator extends CircleOperator<KeyedBytes> {

  /** Rows of point_day in RowBinary. */
  public static final OutputTag<byte[]> ROWS = new OutputTag<>("point-days", BYTES);

  private static final long serialVersionUID = 1L;

  /** Days before the first record of a point of which events make days, at most. */
  private static final int MOST_DAYS_BEFORE = 400;

  private static final int POINTS_IN_MEMORY = 10_000;
  private static final int FOLDS_A_SLICE = 2_000;

  private final RulesAccess rules;
  private final int mostKeys;

  private transient ValueState<byte[]> heads;
  private transient MapState<Integer, byte[]> beats;
  private transient MapState<String, byte[]> history;
  private transient MapState<String, byte[]> waiting;
  private transient PointRegister register;
  private transient DayFold folds;
  private transient EventReader reader;
  private transient HeartbeatDays beatDays;
  private transient WriteBackCache<PointEntry> entries;
  private transient Backlog backlog;
  private transient DayRange opened;
  private transient int firstEventDay;
  private transient long lastOffset;

  /**
   * @param tables what was published in the registry before this operator was there
   */
  @SuppressWarnings("NullAway.Init") // restore() sets the transient fields, in the task.
  public PointsOperator(RulesAccess rules, CircleTables tables, BundleLimits limits) {
    super(tables, "point_day", limits);
    this.rules = rules;
    this.mostKeys = limits.keys();
  }

  /** What leaves it: days of points, for the city. */
  public static TypeInformation<KeyedBytes> outputType() {
    return KeyedBytesType.INSTANCE;
  }

  @Override
  long restore() throws Exception {
    heads = getPartitionedState(new ValueStateDescriptor<>("point", BYTES));
    beats = map("heartbeats", Types.INT);
    history = map("registry", Types.STRING);
    waiting = map("todo", Types.STRING);
    register = new PointRegister(rules.zone(), rules.calendar());
    folds = new DayFold(register, rules.zone());
    reader = new EventReader();
    beatDays = new HeartbeatDays(register, folds, reader, this::loadBeats, this::redo);
    entries = new WriteBackCache<>(new PointStore(), POINTS_IN_MEMORY);
    backlog = new Backlog();
    opened = DayRange.NONE;
    firstEventDay = Integer.MAX_VALUE;
    lastOffset = -1;
    setCurrentKey(CITY);
    byte[] city = heads.value();
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
    backlog.restore(waiting);
    return lastOffset;
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

  private byte @Nullable [] loadBeats(String point, int day) throws Exception {
    setCurrentKey(point);
    return beats.get(day);
  }

  @Override
  boolean take(char kind, String key, byte[] bytes) throws Exception {
    PointEntry entry = entries.get(key);
    if (take(entry, bytes)) {
      entries.touch(entry);
    }
    return true;
  }

  @Override
  boolean full() {
    return entries.touched() >= mostKeys;
  }

  @Override
  void take(CircleRecords.Note note) throws Exception {
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
    if (register.points().contains(point)) {
      backlog.add(point, days.and(opened));
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
      return beatDays.take(entry, event, opened) || changed;
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
    beatDays.supersede(entry, event, before, opened);
    return true;
  }

  @Override
  void settle() throws Exception {
    entries.settle(this::settle);
  }

  private void settle(PointEntry entry) throws Exception {
    PointEntry.Standing before = entry.before;
    if (before != null) {
      PointEntry.Standing after = entry.standing(reader);
      entry.changed.addAll(
          StandingChange.days(before.events(), after.events(), opened.to(), folds));
      redo(entry.key(), beatDays.heardAnew(entry, before));
    }
    DayRange later = backlog.of(entry.key());
    for (Integer day : entry.changed.descendingSet()) {
      if (opened.has(day) && !later.has(day)) {
        send(entry, day);
      }
    }
    entry.changed.clear();
    entry.before = null;
    entry.forgetDays(HeartbeatDays.DAYS_IN_MEMORY);
  }

  private void send(PointEntry entry, int day) throws Exception {
    Set<Long> superseded = entry.standing(reader).identities();
    PointDay folded =
        folds.fold(
            new DayFold.Known(
                entry.key(),
                entry.standing(reader).events(),
                new ArrayList<>(entry.sources),
                beatDays.heardDay(entry),
                beatDays.of(entry, day).times(superseded),
                entry.lastBeatBefore(day)),
            day);
    if (folded != null) {
      output.collect(ROWS, stamped(folded.row(nextVersion())));
      output.collect(stamped(CircleRecords.day(folded)));
    }
  }

  /** A point without events has its days too: they are there when the day has begun. */
  @Override
  void tick(boolean last) {
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

  @Override
  void slice(int most) throws Exception {
    backlog.work(
        most,
        (point, day) -> {
          PointEntry entry = entries.get(point);
          send(entry, day);
          entry.forgetDays(HeartbeatDays.DAYS_IN_MEMORY);
        });
  }

  @Override
  int slice() {
    return FOLDS_A_SLICE;
  }

  @Override
  void save() throws Exception {
    entries.save();
    setCurrentKey(CITY);
    heads.update(
        ByteBuffer.allocate(3 * Integer.BYTES + Long.BYTES)
            .putInt(opened.from())
            .putInt(opened.to())
            .putInt(firstEventDay)
            .putLong(lastOffset)
            .array());
    backlog.save(waiting);
  }
}
