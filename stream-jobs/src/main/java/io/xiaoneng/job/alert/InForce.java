package io.xiaoneng.job.alert;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** The alerts that held when a subtask was opened, of its own cases. Not thread-safe. */
public final class InForce {

  private final Map<String, List<AlertTable.Raised>> byCase = new HashMap<>();

  private InForce() {}

  /** Reads the table. */
  public static InForce of(AlertTable table, TaskInfo task) throws IOException {
    InForce own = new InForce();
    for (AlertTable.Raised each : table.inForce()) {
      String caseId = each.alert().caseId();
      int owner =
          KeyGroupRangeAssignment.assignKeyToParallelOperator(
              caseId, task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks());
      if (owner == task.getIndexOfThisSubtask()) {
        own.byCase.computeIfAbsent(caseId, id -> new ArrayList<>(2)).add(each);
      }
    }
    return own;
  }

  /**
   * Those of that case, once: as soon as no more is known of it in the table than here. Until then
   * events are read again that the table knows already, and nothing can be said of its alerts.
   *
   * @param version of the case
   */
  public List<AlertTable.Raised> take(String caseId, BigInteger version) {
    List<AlertTable.Raised> raised = byCase.get(caseId);
    if (raised == null || raised.stream().anyMatch(each -> each.version().compareTo(version) > 0)) {
      return List.of();
    }
    byCase.remove(caseId);
    return raised;
  }
}
