package io.xiaoneng.dashboard.wall;

import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardState;
import io.xiaoneng.dashboard.supervision.task.TaskView;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.task.TaskState;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where supervision stands. What nobody has confirmed is counted and never named: of leads and of
 * cards that may still be appealed there are numbers alone.
 *
 * @param cards issued, heard and not appealed any more, those due soonest first
 * @param cardsStanding how many of them there are in all
 * @param states how many issued cards are in each open state
 * @param tasks open ones of the ledger, what is due soonest first
 * @param tasksOpen of all of them
 * @param tasksLate of those, past their term or that of a stage
 * @param red leads of that level that hold and that nobody has verified; null where they cannot be
 *     read now; {@code yellow} likewise
 * @param map standing cards by district
 */
record SupervisionTold(
    List<CardRow> cards,
    long cardsStanding,
    long cardsLate,
    Map<CardState, Long> states,
    List<TaskRow> tasks,
    long tasksOpen,
    long tasksLate,
    @Nullable Long red,
    @Nullable Long yellow,
    Map<String, Cell> map) {

  /** A card that stands. */
  record CardRow(
      Text unit, CardKind kind, CardState state, @Nullable LocalDate due, boolean late) {}

  /** A task. */
  record TaskRow(
      String code,
      Text title,
      TaskState state,
      int stages,
      int done,
      @Nullable LocalDate due,
      boolean late) {

    static TaskRow of(TaskView.Line line, @Nullable LocalDate due, LocalDate today) {
      return new TaskRow(
          line.code(),
          new Text(line.titleZh(), line.titleEn()),
          line.state(),
          line.stages(),
          line.done(),
          due,
          due != null && due.isBefore(today));
    }
  }
}
