package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.supervision.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The open tasks that wait for somebody. */
@Component
public class TaskLines {

  private final TaskDesk desk;
  private final CityClock clock;

  TaskLines(TaskDesk desk, CityClock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** The tasks that wait for that party and that the actor may see, what is due soonest on top. */
  public List<TaskView.Line> waiting(Party party, Actor actor) {
    return desk.lines(actor).stream()
        .filter(each -> each.waitsFor() == party)
        .sorted(Comparator.comparing(each -> each.due() == null ? Instant.MAX : each.due()))
        .toList();
  }

  /** Every open task that the actor may see, what is due soonest on top. */
  public List<TaskView.Line> open(Actor actor) {
    return desk.lines(actor).stream()
        .filter(each -> each.state().open())
        .sorted(Comparator.comparing(this::next))
        .toList();
  }

  /**
   * Open tasks that the actor may see and whose term, or whose next stage, is that day or past,
   * whoever's turn it is; what is nearest to that day on top.
   */
  public List<TaskView.Line> dueBy(LocalDate day, Actor actor) {
    return desk.lines(actor).stream()
        .filter(each -> each.state().open() && !next(each).isAfter(day))
        .sorted(Comparator.comparing(this::next).reversed())
        .toList();
  }

  /**
   * The earlier of the day the term ends and that of the next stage; never where it has neither.
   */
  private LocalDate next(TaskView.Line line) {
    return Stream.of(
            Optional.ofNullable(line.due()).map(clock::dateOf), Optional.ofNullable(line.nextDue()))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElse(LocalDate.MAX);
  }
}
