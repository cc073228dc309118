package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.supervision.Notices;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.supervision.Urgency;
import io.xiaoneng.task.TaskRules;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reminds whoever a task waits for, as cards do; each once for each standing of the task. */
@Component
class TaskReminders {

  private static final Logger LOG = LoggerFactory.getLogger(TaskReminders.class);

  private final TaskStore store;
  private final TaskService tasks;
  private final Notices notices;
  private final CityClock clock;

  TaskReminders(TaskStore store, TaskService tasks, Notices notices, CityClock clock) {
    this.store = store;
    this.tasks = tasks;
    this.notices = notices;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${xiaoneng.supervision.reminders-every:10m}",
      fixedDelayString = "${xiaoneng.supervision.reminders-every:10m}")
  void scheduled() {
    int told = run(clock.now());
    if (told > 0) {
      LOG.info("{} reminders of tasks", told);
    }
  }

  /** Looks at every task; how many were told something new. */
  int run(Instant now) {
    TaskRules rules = tasks.rules();
    int told = 0;
    for (TaskFile file : store.files()) {
      Urgency urgency = rules.urgency(file.task(), now);
      Party party = file.task().state().waitsFor();
      String unit = file.unit();
      if (urgency != Urgency.QUIET && party != null && unit != null) {
        boolean fresh =
            notices.tell(
                new Notices.Notice(
                    file.matter(), file.task().version(), urgency, party, unit, now));
        told += fresh ? 1 : 0;
      }
    }
    return told;
  }
}
