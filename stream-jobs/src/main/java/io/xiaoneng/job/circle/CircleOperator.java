package io.xiaoneng.job.circle;

import io.xiaoneng.job.Bundle;
import io.xiaoneng.job.BundleLimits;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.registry.RegistryRow;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * What the operators of the circle have in common: they hear the registry and records of their own,
 * gather changes for a moment, do what takes long in slices, and send rows with versions.
 *
 * <p>Runs in one subtask. Not thread-safe.
 *
 * @param <O> what it sends
 */
abstract class CircleOperator<O> extends AbstractStreamOperator<O>
    implements OneInputStreamOperator<KeyedBytes, O>, BoundedOneInput {

  /** No point has this id and no day: what belongs to none is kept there. */
  static final String CITY = "";

  static final TypeInformation<byte[]> BYTES =
      PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

  private static final long serialVersionUID = 1L;

  private final CircleTables tables;
  private final String table;
  private final BundleLimits limits;

  private transient RowVersions versions;
  private transient Bundle bundle;

  /**
   * @param tables what was published in the registry before this operator was there
   * @param table of its rows
   */
  @SuppressWarnings("NullAway.Init") // open() sets the transient fields, in the task.
  CircleOperator(CircleTables tables, String table, BundleLimits limits) {
    this.tables = tables;
    this.table = table;
    this.limits = limits;
  }

  /**
   * Brings back what the state has kept.
   *
   * @return offset of the last record of the registry that was taken; -1 for none
   */
  abstract long restore() throws Exception;

  /** A record of the registry, which may have been heard before. */
  abstract void take(CircleRecords.Note note) throws Exception;

  /** The registry is known as far as it was published. */
  void ready() throws Exception {}

  /** A record of its own; whether it belongs to the bundle. */
  abstract boolean take(char kind, String key, byte[] bytes) throws Exception;

  /** Whether the bundle has to end before its time. */
  boolean full() {
    return false;
  }

  /** A moment has gone by, or the input has ended. */
  abstract void tick(boolean last) throws Exception;

  /** Works out what changed in the bundle. */
  abstract void settle() throws Exception;

  /** Does a part of what takes long. */
  abstract void slice(int most) throws Exception;

  /** So much of it, in its own measure, between two moments. */
  abstract int slice();

  /** Puts what is in memory alone into the state. */
  abstract void save() throws Exception;

  @Override
  public final void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    versions = RowVersions.restore(context);
  }

  @Override
  public final void open() throws Exception {
    super.open();
    bundle = new Bundle(limits);
    bundle.end(now());
    versions.begin(tables.maxVersion(table), getRuntimeContext().getTaskInfo().getAttemptNumber());
    for (RegistryRow row : tables.registryAfter(restore())) {
      take(CircleRecords.Note.of(row));
    }
    ready();
    nextTimer();
  }

  final <K> MapState<K, byte[]> map(String name, TypeInformation<K> key) throws Exception {
    return getPartitionedState(new MapStateDescriptor<>(name, key, BYTES));
  }

  /** Processing time, in milliseconds. */
  final long now() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  private void nextTimer() {
    getProcessingTimeService()
        .registerTimer(
            now() + limits.time().toMillis(),
            time -> {
              tick(false);
              if (bundle.tick(now())) {
                endBundle();
              }
              slice(slice());
              nextTimer();
            });
  }

  /** The key is set where state is touched, not for every record. */
  @Override
  @SuppressWarnings("rawtypes")
  public final void setKeyContextElement1(StreamRecord record) {}

  @Override
  public final void processElement(StreamRecord<KeyedBytes> element) throws Exception {
    KeyedBytes record = element.getValue();
    char kind = record.key().charAt(0);
    String key = record.key().substring(1);
    if (kind == CircleRecords.REGISTRY) {
      take(CircleRecords.Note.decode(key, record.bytes()));
    } else if (take(kind, key, record.bytes())) {
      bundle.add(element.hasTimestamp() ? element.getTimestamp() : Long.MIN_VALUE);
      if (full()) {
        endBundle();
      }
    }
  }

  private void endBundle() throws Exception {
    settle();
    bundle.end(now());
  }

  /** Version of the next row. */
  final long nextVersion() {
    return versions.next();
  }

  /** With the moment at which the youngest record behind it was recorded, where that is known. */
  final <T> StreamRecord<T> stamped(T value) {
    long youngest = bundle.youngest();
    return youngest == Long.MIN_VALUE
        ? new StreamRecord<>(value)
        : new StreamRecord<>(value, youngest);
  }

  @Override
  public final void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    endBundle();
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  @Override
  public final void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    save();
    versions.save();
  }

  @Override
  public final void endInput() throws Exception {
    tick(true);
    endBundle();
    slice(Integer.MAX_VALUE);
  }
}
