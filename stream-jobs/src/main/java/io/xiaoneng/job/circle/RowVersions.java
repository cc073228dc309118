package io.xiaoneng.job.circle;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;

/**
 * Versions of rows: an epoch above every epoch in the table, the checkpoint and earlier attempts,
 * then a counter. A row of this run always beats a row of an earlier one.
 */
final class RowVersions {

  private static final int EPOCH_SHIFT = 32;

  private final ListState<Long> state;
  private long version;

  private RowVersions(ListState<Long> state) {
    this.state = state;
  }

  /** The versions of a checkpoint, or none. */
  static RowVersions restore(StateInitializationContext context) throws Exception {
    RowVersions versions =
        new RowVersions(
            context
                .getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("versions", Types.LONG)));
    for (Long each : versions.state.get()) {
      versions.version = Math.max(versions.version, each);
    }
    return versions;
  }

  /**
   * Begins a run.
   *
   * @param highest version in the table
   */
  void begin(long highest, int attempt) {
    long epoch = Math.max(highest, version) >>> EPOCH_SHIFT;
    version = epoch + 1 + attempt << EPOCH_SHIFT;
  }

  long next() {
    return ++version;
  }

  void save() throws Exception {
    state.update(List.of(version));
  }
}
