package io.xiaoneng.job.cube;

import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.job.Bundle;
import io.xiaoneng.job.BundleLimits;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.WriteBackCache;
import java.io.IOException;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps the sums of each cell and sends the cells that were touched as absolute rows.
 *
 * <p>Versions: an epoch above every epoch in the table, the checkpoint and earlier attempts, then a
 * counter. A row of this run always beats a row of an earlier one.
 *
 * <p>Ghost rows: a run that died may have written rows after its last checkpoint, and the replay
 * bundles differently; a cell that it does not touch would keep the dead run's row. So at the start
 * every cell whose row is younger than the checkpoint is sent again from state, zero if there is
 * none.
 */
public final class CubeOperator extends AbstractStreamOperator<byte[]>
    implements OneInputStreamOperator<KeyedBytes, byte[]>, BoundedOneInput {

  private static final long serialVersionUID = 1L;
  private static final int EPOCH_SHIFT = 32;

  private final CubeTable table;
  private final BundleLimits limits;
  private final int cachedCells;

  private transient ListState<Long> versions;
  private transient ValueState<byte[]> state;
  private transient WriteBackCache<CellEntry> cells;
  private transient CubeRowEncoder rowEncoder;
  private transient long version;
  private transient long checkpointed;
  private transient long checkpointedTop;
  private transient Bundle bundle;

  /** A cell in memory. */
  private static final class CellEntry {
    final CubeCell cell;

    CellEntry(CubeCell cell) {
      this.cell = cell;
    }
  }

  /**
   * @param cachedCells so many cells of a subtask are held in memory
   */
  @SuppressWarnings("NullAway.Init") // open() sets the transient fields, in the task.
  public CubeOperator(CubeTable table, BundleLimits limits, int cachedCells) {
    this.table = table;
    this.limits = limits;
    this.cachedCells = cachedCells;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    versions =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("versions", Types.LONG));
    long lowest = Long.MAX_VALUE;
    for (Long each : versions.get()) {
      lowest = Math.min(lowest, each);
      checkpointedTop = Math.max(checkpointedTop, each);
    }
    checkpointed = lowest == Long.MAX_VALUE ? 0 : lowest;
  }

  @Override
  public void open() throws Exception {
    super.open();
    rowEncoder = new CubeRowEncoder();
    state =
        getPartitionedState(
            new ValueStateDescriptor<>(
                "cell", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    cells = new WriteBackCache<>(new StateStore(), cachedCells);
    bundle = new Bundle(limits);
    long before = Math.max(table.maxVersion(), checkpointedTop) >>> EPOCH_SHIFT;
    version = (before + 1 + getRuntimeContext().getTaskInfo().getAttemptNumber()) << EPOCH_SHIFT;
    touchGhosts();
    nextTimer();
  }

  private final class StateStore implements WriteBackCache.Store<CellEntry> {
    @Override
    public CellEntry load(String address) throws IOException {
      setCurrentKey(address);
      byte[] bytes = state.value();
      return new CellEntry(bytes == null ? new CubeCell() : CubeCell.decode(bytes));
    }

    @Override
    public void store(String address, CellEntry entry) throws IOException {
      setCurrentKey(address);
      if (entry.cell.equals(new CubeCell())) {
        state.clear();
      } else {
        state.update(entry.cell.encode());
      }
    }
  }

  private void touchGhosts() throws Exception {
    TaskInfo task = getRuntimeContext().getTaskInfo();
    int touched = 0;
    for (String address : table.cellsAbove(checkpointed)) {
      int owner =
          KeyGroupRangeAssignment.assignKeyToParallelOperator(
              address, task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks());
      if (owner == task.getIndexOfThisSubtask()) {
        cells.touch(address, cells.get(address));
        touched++;
      }
    }
    if (touched > 0) {
      LOG.info("{} cells have rows younger than the checkpoint; sending them again", touched);
    }
  }

  private void nextTimer() {
    long at = getProcessingTimeService().getCurrentProcessingTime() + limits.time().toMillis();
    getProcessingTimeService()
        .registerTimer(
            at,
            time -> {
              if (bundle.tick()) {
                endBundle();
              }
              nextTimer();
            });
  }

  /** The key is set where state is touched, not for every record. */
  @Override
  @SuppressWarnings("rawtypes")
  public void setKeyContextElement1(StreamRecord record) {}

  @Override
  public void processElement(StreamRecord<KeyedBytes> element) throws Exception {
    KeyedBytes addend = element.getValue();
    CellEntry entry = cells.get(addend.key());
    entry.cell.add(CubeCell.decode(addend.bytes()));
    cells.touch(addend.key(), entry);
    if (bundle.add(cells.touched())) {
      endBundle();
    }
  }

  private void endBundle() throws Exception {
    bundle.end();
    if (cells.touched() == 0) {
      return;
    }
    cells.settle(
        (address, entry) ->
            output.collect(
                new StreamRecord<>(
                    rowEncoder.encode(CellAddress.parse(address), ++version, entry.cell))));
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    endBundle();
    cells.save();
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    versions.update(java.util.List.of(version));
  }

  @Override
  public void endInput() throws Exception {
    endBundle();
    cells.save();
  }

  /** What leaves it: rows of cube_cell in RowBinary. */
  public static TypeInformation<byte[]> outputType() {
    return PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
  }
}
