package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.dashboard.path.DatedGoal;
import io.xiaoneng.dashboard.path.DatedGoals;
import io.xiaoneng.task.StageStanding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The stages of the ledger's tasks that name a figure and a value. They are the city's: who leads a
 * task answers for the whole city's figure.
 */
@Component
class TaskGoals implements DatedGoals {

  private final TaskStore store;

  TaskGoals(TaskStore store) {
    this.store = store;
  }

  @Override
  public List<DatedGoal> all() {
    List<DatedGoal> goals = new ArrayList<>();
    for (TaskFile file : store.files()) {
      for (TaskFile.Goal goal : file.goals()) {
        StageStanding standing = file.task().stage(goal.number());
        // With the extensions that were granted.
        LocalDate due = standing == null ? goal.due() : standing.due();
        String metric = goal.metric();
        Double target = goal.target();
        if (metric != null && target != null && due != null) {
          goals.add(
              new DatedGoal(
                  DatedGoal.Source.TASK,
                  file.code() + "/" + goal.number(),
                  metric,
                  null,
                  target,
                  due,
                  goal.zh(),
                  goal.en(),
                  file.source(),
                  file.id()));
        }
      }
    }
    return goals;
  }
}
