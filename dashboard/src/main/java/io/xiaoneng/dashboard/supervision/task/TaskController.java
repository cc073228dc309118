package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.Downloads;
import io.xiaoneng.dashboard.supervision.MatterApi;
import io.xiaoneng.dashboard.supervision.Notes;
import io.xiaoneng.dashboard.supervision.Words;
import io.xiaoneng.task.Rung;
import io.xiaoneng.task.TaskRules;
import io.xiaoneng.task.TaskStep;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tasks}: the ledger of tasks, their steps, letters, comments and files. */
@RestController
@RequestMapping(TaskController.PATH)
class TaskController extends MatterApi<TaskFile, TaskView> {

  static final String PATH = "/api/v1/tasks";

  private final TaskService tasks;
  private final TaskDesk desk;

  TaskController(TaskService tasks, TaskDesk desk, Notes notes, Downloads downloads) {
    super(tasks, desk::view, notes, downloads);
    this.tasks = tasks;
    this.desk = desk;
  }

  /** The ledger. */
  record Listed(List<TaskView.Line> tasks) {}

  /**
   * A step that is to be taken.
   *
   * @param version of the task as it was read
   * @param stage of {@code ASK} and {@code SUBMIT}
   * @param date of {@code ASK}, and of {@code GRANT} where it is another than the one asked for
   * @param rung of {@code URGE}, whose text is the document it rests on
   * @param unit of {@code ASSIGN}
   */
  record Step(
      @Nullable TaskStep step,
      @Nullable Integer version,
      @Nullable String text,
      @Nullable Integer stage,
      @Nullable LocalDate date,
      @Nullable Rung rung,
      @Nullable String unit) {}

  @GetMapping
  Listed list(Actor actor) {
    return new Listed(desk.lines(actor));
  }

  @PostMapping
  ResponseEntity<TaskView> register(@RequestBody TaskDesk.Wanted wanted, Actor actor) {
    TaskFile file = desk.register(wanted, actor);
    return ResponseEntity.created(URI.create(PATH + "/" + file.id())).body(tell(file, actor));
  }

  @PostMapping("/{id}/steps")
  TaskView step(@PathVariable long id, @RequestBody Step step, Actor actor) {
    TaskStep wanted = Words.present("step", step.step());
    int version = Words.present("version", step.version());
    TaskRules.Wish wish =
        new TaskRules.Wish(
            wanted,
            Words.orEmpty(step.text()),
            step.stage() == null ? 0 : step.stage(),
            step.date(),
            step.rung());
    return tell(tasks.take(id, version, wish, step.unit(), actor), actor);
  }
}
