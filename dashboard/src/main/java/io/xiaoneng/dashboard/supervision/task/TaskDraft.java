package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.task.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task that is to be registered; its members are those of {@link TaskFile}. */
public record TaskDraft(
    String code,
    String titleZh,
    String titleEn,
    String source,
    List<String> leads,
    List<String> supports,
    @Nullable String metric,
    List<TaskFile.Goal> goals) {

  public TaskDraft {
    leads = List.copyOf(leads);
    supports = List.copyOf(supports);
    goals = List.copyOf(goals);
  }

  TaskFile registered(Task task) {
    return new TaskFile(
        0, code, titleZh, titleEn, source, leads, supports, null, metric, goals, task);
  }
}
