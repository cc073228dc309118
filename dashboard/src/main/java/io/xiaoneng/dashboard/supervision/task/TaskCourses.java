package io.xiaoneng.dashboard.supervision.task;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The ledger's tasks as they stood at an instant. Whoever asks has been let in before; nothing here
 * narrows.
 */
@Component
public class TaskCourses {

  private final TaskStore store;
  private final TaskService tasks;

  TaskCourses(TaskStore store, TaskService tasks) {
    this.store = store;
    this.tasks = tasks;
  }

  /** Tasks that were registered by then, inclusive, by number. */
  public List<TaskFile> at(Instant asOf) {
    return store.files().stream()
        .flatMap(each -> each.task().at(asOf).stream().map(task -> each.with(task, each.unit())))
        .toList();
  }

  /** When the term of whoever it waits for ends; null where nothing is waited for. */
  public @Nullable Instant due(TaskFile file) {
    return tasks.due(file);
  }
}
