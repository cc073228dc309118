package io.xiaoneng.task;

import io.xiaoneng.supervision.WorkTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 重点任务按期完成率: of the stages that fell due, those that were found done and were handed in by their
 * day. A stage counts once its task is assigned, and only where it was assigned by that day: nobody
 * is late with what they were never given in time. A cancelled task does not count. How long the
 * reviewers take is not the unit's.
 */
public final class TaskOnTime {

  private TaskOnTime() {}

  /**
   * A stage that fell due.
   *
   * @param due its last day, inclusive, as it stood then
   * @param onTime whether it is in the numerator
   * @param extended 延期: shown apart
   */
  public record Part(int stage, LocalDate due, boolean onTime, boolean extended) {}

  /**
   * The stages of a task that count.
   *
   * @param from first day of the period, inclusive; null = from the beginning
   * @param to last day, inclusive; null = without end
   * @param asOf a day has passed when it ended before
   */
  public static List<Part> parts(
      Task task, @Nullable LocalDate from, @Nullable LocalDate to, Instant asOf, WorkTime time) {
    Task then = task.at(asOf).orElse(null);
    if (then == null || then.state() == TaskState.CANCELLED) {
      return List.of();
    }
    LocalDate assigned =
        then.first(TaskStep.ASSIGN).map(entry -> time.date(entry.at())).orElse(null);
    if (assigned == null) {
      return List.of();
    }
    return then.standings().stream()
        .filter(each -> counts(each, assigned, from, to, asOf, time))
        .map(each -> part(each, time))
        .toList();
  }

  private static boolean counts(
      StageStanding stage,
      LocalDate assigned,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      Instant asOf,
      WorkTime time) {
    LocalDate due = stage.due();
    return due != null
        && !assigned.isAfter(due)
        && (from == null || !due.isBefore(from))
        && (to == null || !due.isAfter(to))
        && time.end(due).isBefore(asOf);
  }

  private static Part part(StageStanding stage, WorkTime time) {
    LocalDate due = Objects.requireNonNull(stage.due());
    Instant submitted = stage.submittedAt();
    boolean onTime = stage.done() && submitted != null && !time.date(submitted).isAfter(due);
    return new Part(stage.stage().number(), due, onTime, stage.extended());
  }
}
