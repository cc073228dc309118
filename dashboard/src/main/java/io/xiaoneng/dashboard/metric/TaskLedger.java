package io.xiaoneng.dashboard.metric;

import io.xiaoneng.task.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tasks that figures of basis T are counted over. */
@FunctionalInterface
public interface TaskLedger {

  /** A ledger without tasks. */
  TaskLedger NONE = List::of;

  /** Every task, in the order of its number. */
  List<Entry> all();

  /**
   * A task of the ledger.
   *
   * @param unit code of the leading unit; null while it is not assigned
   */
  record Entry(long id, String title, @Nullable String unit, Task task) {}
}
