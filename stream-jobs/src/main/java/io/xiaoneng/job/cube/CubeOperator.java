package io.xiaoneng.job.cube;

import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.job.BundleLimits;
import io.xiaoneng.job.BundlingOperator;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.row.CubeRowEncoder;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

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
public final class CubeOperator extends BundlingOperator<CellEntry, byte[]> {

  private static final long serialVersionUID = 1L;
  private static final int EPOCH_SHIFT = 32;

  private final CubeTable table;

  private transient ListState<Long> versions;
  private transient CubeRowEncoder rowEncoder;
  private transient long version;
  private transient long checkpointed;
  private transient long checkpointedTop;

  /**
   * @param cachedCells so many cells of a subtask are held in memory
   */
  @SuppressWarnings("NullAway.Init") // open() sets the transient fields, in the task.
  public CubeOperator(CubeTable table, BundleLimits limits, int cachedCells) {
    super("cell", limits, cachedCells);
    this.table = table;
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
    rowEncoder = new CubeRowEncoder();
    super.open();
    long before = Math.max(table.maxVersion(), checkpointedTop) >>> EPOCH_SHIFT;
    version = (before + 1 + getRuntimeContext().getTaskInfo().getAttemptNumber()) << EPOCH_SHIFT;
    touchGhosts();
  }

  private void touchGhosts() throws Exception {
    TaskInfo task = getRuntimeContext().getTaskInfo();
    int touched = 0;
    for (String address : table.cellsAbove(checkpointed)) {
      int owner =
          KeyGroupRangeAssignment.assignKeyToParallelOperator(
              address, task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks());
      if (owner == task.getIndexOfThisSubtask()) {
        touch(address);
        touched++;
      }
    }
    if (touched > 0) {
      LOG.info("{} cells have rows younger than the checkpoint; sending them again", touched);
    }
  }

  @Override
  protected CellEntry decode(String address, byte @Nullable [] bytes) {
    return new CellEntry(address, bytes == null ? new CubeCell() : CubeCell.decode(bytes));
  }

  @Override
  protected byte @Nullable [] encode(CellEntry entry) {
    return entry.cell.isZero() ? null : entry.cell.encode();
  }

  @Override
  protected boolean take(CellEntry entry, KeyedBytes addend) {
    entry.cell.addEncoded(addend.bytes());
    return true;
  }

  @Override
  protected void settle(CellEntry entry) {
    output.collect(
        new StreamRecord<>(rowEncoder.encode(entry.address, ++version, entry.cell), youngest()));
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    versions.update(List.of(version));
  }

  /** What leaves it: rows of cube_cell in RowBinary. */
  public static TypeInformation<byte[]> outputType() {
    return PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
  }
}
