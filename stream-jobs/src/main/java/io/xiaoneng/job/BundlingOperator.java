package io.xiaoneng.job;

import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Gathers changes of keyed values in memory and works them out bundle by bundle. A bundle ends by
 * number, by time, before every checkpoint and at the end of the input: what a checkpoint has
 * counted has been sent, and nothing waits for a timer that never comes.
 *
 * @param <E> a keyed value in memory
 * @param <O> what it sends
 */
public abstract class BundlingOperator<E extends WriteBackCache.Entry, O>
    extends AbstractStreamOperator<O>
    implements OneInputStreamOperator<KeyedBytes, O>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  /**
   * One value is held for so many bytes of the heap. It takes a kilobyte or less itself, but two
   * operators with two subtasks each hold values, and the heap serves more than them.
   */
  private static final long HEAP_FOR_A_VALUE = 14_000;

  private final String stateName;
  private final BundleLimits limits;
  private final int cached;

  private transient ValueState<byte[]> state;
  private transient WriteBackCache<E> entries;
  private transient Bundle bundle;
  private transient int mostKeys;

  /**
   * @param stateName under which its values stand in a checkpoint
   * @param cached so many values of a subtask are held in memory, on a small heap fewer
   */
  @SuppressWarnings("NullAway.Init") // open() sets the transient fields, in the task.
  protected BundlingOperator(String stateName, BundleLimits limits, int cached) {
    this.stateName = stateName;
    this.limits = limits;
    this.cached = cached;
  }

  /**
   * The value of a key as it stands in state.
   *
   * @param bytes null for a key that has none yet
   */
  protected abstract E decode(String key, byte @Nullable [] bytes);

  /** What stands in state from now on; null for nothing. */
  protected abstract byte @Nullable [] encode(E entry);

  /** Takes a record; whether the value changed. */
  protected abstract boolean take(E entry, KeyedBytes record) throws Exception;

  /** Works a value out that changed in the bundle. */
  protected abstract void settle(E entry);

  /** All values of the bundle have been worked out. */
  protected void settled() {}

  @Override
  public void open() throws Exception {
    super.open();
    state =
        getPartitionedState(
            new ValueStateDescriptor<>(
                stateName, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    long affordable = Runtime.getRuntime().maxMemory() / HEAP_FOR_A_VALUE;
    entries = new WriteBackCache<>(new StateStore(), (int) Math.min(cached, affordable));
    mostKeys = (int) Math.min(limits.keys(), affordable);
    bundle = new Bundle(limits);
    bundle.end(now());
    nextTimer();
  }

  /** The keyed state behind the cache; it alone sets the key. */
  private final class StateStore implements WriteBackCache.Store<E> {
    @Override
    public E load(String key) throws Exception {
      setCurrentKey(key);
      return decode(key, state.value());
    }

    @Override
    public void store(E entry) throws Exception {
      setCurrentKey(entry.key());
      byte[] bytes = encode(entry);
      if (bytes == null) {
        state.clear();
      } else {
        state.update(bytes);
      }
    }
  }

  /** Processing time, in milliseconds. */
  protected final long now() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  private void nextTimer() {
    getProcessingTimeService()
        .registerTimer(
            now() + limits.time().toMillis(),
            time -> {
              if (bundle.tick(now())) {
                endBundle();
              }
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
    E entry = entries.get(record.key());
    if (take(entry, record)) {
      entries.touch(entry);
    }
    if (element.hasTimestamp()) {
      bundle.add(element.getTimestamp());
    } else {
      bundle.add(Long.MIN_VALUE);
    }
    if (entries.touched() >= mostKeys || entries.surplus() >= mostKeys) {
      endBundle();
    }
  }

  /** Puts a key into the bundle although nothing came for it. */
  protected final void touch(String key) throws Exception {
    entries.touch(entries.get(key));
  }

  /** When the youngest record of the bundle was recorded, in milliseconds. */
  protected final long youngest() {
    return bundle.youngest();
  }

  private void endBundle() throws Exception {
    entries.settle(this::settle);
    settled();
    bundle.end(now());
  }

  @Override
  public final void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    endBundle();
    entries.save();
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  @Override
  public final void endInput() throws Exception {
    endBundle();
    entries.save();
  }
}
