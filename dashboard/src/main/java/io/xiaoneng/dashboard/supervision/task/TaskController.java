package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.Attachment;
import io.xiaoneng.dashboard.supervision.Downloads;
import io.xiaoneng.dashboard.supervision.Notes;
import io.xiaoneng.task.Rung;
import io.xiaoneng.task.TaskRules;
import io.xiaoneng.task.TaskStep;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tasks}: the ledger of tasks, their steps, letters, comments and files. */
@RestController
class TaskController {

  private static final String PATH = "/api/v1/tasks";

  private final TaskService tasks;
  private final TaskDesk desk;
  private final Notes notes;
  private final Downloads downloads;

  TaskController(TaskService tasks, TaskDesk desk, Notes notes, Downloads downloads) {
    this.tasks = tasks;
    this.desk = desk;
    this.notes = notes;
    this.downloads = downloads;
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

  /** Something to say. */
  record Said(@Nullable String text) {}

  @GetMapping(PATH)
  Listed list(Actor actor) {
    return new Listed(desk.lines(actor));
  }

  @PostMapping(PATH)
  ResponseEntity<TaskView> register(@RequestBody TaskDesk.Wanted wanted, Actor actor) {
    TaskFile file = desk.register(wanted, actor);
    return ResponseEntity.created(URI.create(PATH + "/" + file.id())).body(desk.view(file, actor));
  }

  @GetMapping(PATH + "/{id}")
  TaskView one(@PathVariable long id, Actor actor) {
    return desk.view(tasks.read(id, actor), actor);
  }

  @PostMapping(PATH + "/{id}/steps")
  TaskView step(@PathVariable long id, @RequestBody Step step, Actor actor) {
    TaskStep wanted = step.step();
    Integer version = step.version();
    if (wanted == null) {
      throw new BadParameterException("step", "step is missing");
    }
    if (version == null) {
      throw new BadParameterException("version", "version of the task that was read is missing");
    }
    TaskRules.Wish wish =
        new TaskRules.Wish(
            wanted,
            step.text() == null ? "" : step.text(),
            step.stage() == null ? 0 : step.stage(),
            step.date(),
            step.rung());
    return desk.view(tasks.take(id, version, wish, step.unit(), actor), actor);
  }

  @PostMapping(PATH + "/{id}/comments")
  @ResponseStatus(HttpStatus.CREATED)
  TaskView comment(@PathVariable long id, @RequestBody Said said, Actor actor) {
    TaskFile file = tasks.read(id, actor);
    notes.comment(
        file.matter(), actor, tasks.hand(file, actor), said.text() == null ? "" : said.text());
    return desk.view(file, actor);
  }

  /** Takes the body as a file, whatever media type it is sent as. */
  @PostMapping(PATH + "/{id}/attachments")
  @ResponseStatus(HttpStatus.CREATED)
  Attachment attach(
      @PathVariable long id, @RequestParam String name, HttpServletRequest request, Actor actor)
      throws IOException {
    TaskFile file = tasks.read(id, actor);
    return notes.attach(
        file.matter(),
        actor,
        tasks.hand(file, actor),
        name,
        request.getContentLengthLong(),
        request.getInputStream());
  }

  @GetMapping(PATH + "/{id}/attachments/{attachment}")
  ResponseEntity<Resource> download(
      @PathVariable long id, @PathVariable long attachment, Actor actor) {
    TaskFile file = tasks.read(id, actor);
    return downloads.of(notes.read(file.matter(), attachment, actor));
  }
}
