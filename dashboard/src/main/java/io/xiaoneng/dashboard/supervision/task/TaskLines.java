package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.supervision.Party;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The open tasks that wait for somebody. */
@Component
public class TaskLines {

  private final TaskDesk desk;

  TaskLines(TaskDesk desk) {
    this.desk = desk;
  }

  /** The tasks that wait for that party and that the actor may see, what is due soonest on top. */
  public List<TaskView.Line> waiting(Party party, Actor actor) {
    return desk.lines(actor).stream()
        .filter(each -> each.waitsFor() == party)
        .sorted(Comparator.comparing(each -> each.due() == null ? Instant.MAX : each.due()))
        .toList();
  }
}
