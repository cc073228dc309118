package io.xiaoneng.task;

import io.xiaoneng.supervision.Hand;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.supervision.StepRules;
import io.xiaoneng.supervision.Urgency;
import io.xiaoneng.supervision.WorkTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which steps a task may take, and until when.
 *
 * @param terms how long everybody has
 * @param time by which calendar
 */
public record TaskRules(TaskTerms terms, WorkTime time) {

  /**
   * What somebody wants to do.
   *
   * @param stage number of the stage it is about; 0 for none
   * @param date the day asked for, of an extension; null else. Of a grant: the day granted, null
   *     for the one asked for
   * @param rung how hard to press, of 催办; null else
   */
  public record Wish(
      TaskStep step, String text, int stage, @Nullable LocalDate date, @Nullable Rung rung) {

    /** A step about the whole task. */
    public static Wish of(TaskStep step, String text) {
      return new Wish(step, text, 0, null, null);
    }

    /** A step about one stage. */
    public static Wish of(TaskStep step, String text, int stage) {
      return new Wish(step, text, stage, null, null);
    }
  }

  /**
   * A new task.
   *
   * @throws StepRefusedException where that hand may register none
   */
  public Task register(List<Stage> stages, Hand hand, Instant at, String text) {
    Party party = StepRules.party(TaskStep.REGISTER, hand);
    return new Task(
        stages,
        List.of(new TaskEntry(TaskStep.REGISTER, party, hand.name(), at, text, 0, null, null)));
  }

  /**
   * The task one step on. Whether 催办 may be written at all is the {@link Ladder}'s to say.
   *
   * @throws StepRefusedException where the rules do not allow it, with the reason
   */
  public Task take(Task task, Wish wish, Hand hand, Instant at) {
    TaskStep step = wish.step();
    Party party = StepRules.admit("task", task, step, hand);
    complete(task, wish, at);
    // A decision is about the stage that was put before the reviewer.
    int stage = party == Party.REVIEWER ? task.askedStage() : wish.stage();
    LocalDate date = wish.date();
    if (step == TaskStep.GRANT && date == null) {
      date = asked(task);
    }
    return task.with(
        new TaskEntry(
            step,
            party,
            hand.name(),
            StepRules.following(task, at),
            wish.text(),
            stage,
            date,
            wish.rung()));
  }

  /** The steps that hand may take now, given what they have to say. */
  public Set<TaskStep> open(Task task, Hand hand) {
    Set<TaskStep> open = EnumSet.noneOf(TaskStep.class);
    for (TaskStep step : TaskStep.values()) {
      boolean party = hand.parties().stream().anyMatch(step.parties()::contains);
      boolean own = step.parties().contains(Party.REVIEWER) && task.touchedBy(hand.name());
      if (party && !own && step.from().contains(task.state())) {
        open.add(step);
      }
    }
    return open;
  }

  /** When whoever it waits for has to have done it; null where nothing is waited for. */
  public @Nullable Instant due(Task task) {
    return switch (task.state()) {
      case REGISTERED, DONE, CANCELLED -> null;
      case ASSIGNED -> time.end(task.since(), terms.receiving());
      case EXTENSION_ASKED -> time.end(task.since(), terms.deciding());
      case VERIFYING -> time.end(task.since(), terms.verifying());
      case RUNNING ->
          task.next()
              .map(StageStanding::due)
              .map(day -> day == null ? null : time.end(day))
              .orElse(null);
    };
  }

  /** How its term stands. */
  public Urgency urgency(Task task, Instant now) {
    return time.urgency(due(task), now, terms.patience());
  }

  private void complete(Task task, Wish wish, Instant at) {
    StepRules.words(wish.step(), wish.text());
    if ((wish.step() == TaskStep.URGE) != (wish.rung() != null)) {
      throw StepRules.incomplete("a letter, and nothing else, needs its rung");
    }
    if (!wish.step().ofStage()) {
      return;
    }
    StageStanding stage = task.stage(wish.stage());
    if (stage == null) {
      throw StepRules.incomplete("the task has no stage " + wish.stage());
    }
    if (stage.done()) {
      throw new StepRefusedException(
          Refusal.ONCE_ONLY, "stage " + wish.stage() + " was found done already");
    }
    if (wish.step() == TaskStep.ASK) {
      later(stage, wish.date(), at);
    }
  }

  private void later(StageStanding stage, @Nullable LocalDate date, Instant at) {
    LocalDate due = stage.due();
    if (date == null || (due != null && !date.isAfter(due))) {
      throw StepRules.incomplete("an extension needs a day after " + due);
    }
    if (due == null || at.isAfter(time.end(due))) {
      throw new StepRefusedException(
          Refusal.TERM_OVER, "an extension is asked for before the stage is due, on " + due);
    }
  }

  private static @Nullable LocalDate asked(Task task) {
    LocalDate date = null;
    for (TaskEntry entry : task.history()) {
      date = entry.step() == TaskStep.ASK ? entry.date() : date;
    }
    return date;
  }
}
