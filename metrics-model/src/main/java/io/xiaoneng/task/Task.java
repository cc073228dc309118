package io.xiaoneng.task;

import io.xiaoneng.supervision.MatterCourse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A task: its stages, and what was done with it.
 *
 * @param stages by number; at least one
 * @param history in order; begins with {@link TaskStep#REGISTER}
 */
public record Task(List<Stage> stages, List<TaskEntry> history) implements MatterCourse<TaskEntry> {

  public Task {
    stages = stages.stream().sorted(Comparator.comparingInt(Stage::number)).toList();
    history = List.copyOf(history);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("a task has at least one stage");
    }
    if (history.isEmpty() || history.get(0).step() != TaskStep.REGISTER) {
      throw new IllegalArgumentException("a task begins with being registered");
    }
  }

  @Override
  public TaskState state() {
    TaskState state = TaskState.REGISTERED;
    for (TaskEntry entry : history) {
      TaskState next = entry.step().to();
      state = next == null ? state : next;
    }
    return state == TaskState.RUNNING && standings().stream().allMatch(StageStanding::done)
        ? TaskState.DONE
        : state;
  }

  /** That step as it was taken first. */
  public Optional<TaskEntry> first(TaskStep step) {
    return history.stream().filter(each -> each.step() == step).findFirst();
  }

  /** Since when it has been where it stands. */
  public Instant since() {
    TaskState before = null;
    Instant since = history.get(0).at();
    for (int i = 1; i <= history.size(); i++) {
      TaskState then = new Task(stages, history.subList(0, i)).state();
      if (then != before) {
        since = history.get(i - 1).at();
      }
      before = then;
    }
    return since;
  }

  /** The task as it stood at an instant, inclusive; empty where it was not registered yet. */
  public Optional<Task> at(Instant asOf) {
    List<TaskEntry> then = history.stream().filter(each -> !each.at().isAfter(asOf)).toList();
    return then.isEmpty() ? Optional.empty() : Optional.of(new Task(stages, then));
  }

  /** The stage that was asked about or handed in last; 0 before. */
  int askedStage() {
    int stage = 0;
    for (TaskEntry entry : history) {
      stage = entry.step().ofStage() ? entry.stage() : stage;
    }
    return stage;
  }

  /** How far each stage has come, by number. */
  public List<StageStanding> standings() {
    return stages.stream().map(this::standing).toList();
  }

  private StageStanding standing(Stage stage) {
    LocalDate due = stage.due();
    boolean extended = false;
    Instant submitted = null;
    Instant verified = null;
    for (TaskEntry entry : history) {
      if (entry.stage() != stage.number()) {
        continue;
      }
      switch (entry.step()) {
        case GRANT -> {
          due = entry.date() == null ? due : entry.date();
          extended = true;
        }
        case SUBMIT -> submitted = entry.at();
        case VERIFY -> verified = entry.at();
        default -> {
          // Says nothing of the stage's days.
        }
      }
    }
    return new StageStanding(stage, due, extended, submitted, verified);
  }

  /** The first stage that is due next and not done; empty where all with a day are done. */
  public Optional<StageStanding> next() {
    return standings().stream()
        .filter(each -> !each.done() && each.due() != null)
        .min(Comparator.comparing(each -> each.due() == null ? LocalDate.MAX : each.due()));
  }

  /** With one more step. */
  Task with(TaskEntry entry) {
    return new Task(stages, Stream.concat(history.stream(), Stream.of(entry)).toList());
  }

  /** The stage of that number, or null. */
  public @Nullable StageStanding stage(int number) {
    return standings().stream()
        .filter(each -> each.stage().number() == number)
        .findFirst()
        .orElse(null);
  }
}
