package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.Downloads;
import io.xiaoneng.dashboard.supervision.MatterMissingException;
import io.xiaoneng.dashboard.supervision.NoteRefusedException;
import io.xiaoneng.dashboard.supervision.Notes;
import io.xiaoneng.dashboard.supervision.OvertakenException;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.task.Rung;
import io.xiaoneng.task.TaskRules;
import io.xiaoneng.task.TaskStep;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** {@code /supervision/tasks}: the ledger, and each task with its stages and its way. */
@Page
class TaskPage {

  private static final String PATH = "/supervision/tasks";

  private final TaskService tasks;
  private final TaskDesk desk;
  private final Notes notes;
  private final Downloads downloads;
  private final RegistryView registry;

  TaskPage(
      TaskService tasks, TaskDesk desk, Notes notes, Downloads downloads, RegistryView registry) {
    this.tasks = tasks;
    this.desk = desk;
    this.notes = notes;
    this.downloads = downloads;
    this.registry = registry;
  }

  @GetMapping(PATH)
  String list(@RequestParam(defaultValue = "all") String state, Actor actor, Model model) {
    List<TaskView.Line> all = desk.lines(actor);
    model.addAttribute("total", all.size());
    model.addAttribute("state", state);
    model.addAttribute(
        "tasks",
        all.stream()
            .filter(each -> state.equals("all") || state.equals("open") == each.state().open())
            .toList());
    model.addAttribute(
        "names",
        all.stream()
            .map(TaskView.Line::unit)
            .filter(Objects::nonNull)
            .distinct()
            .collect(
                Collectors.<String, String, UnitNode>toMap(Function.identity(), registry::unit)));
    return "tasks";
  }

  @GetMapping(PATH + "/{id}")
  String one(@PathVariable long id, Actor actor, Model model) {
    return show(id, actor, model);
  }

  private String show(long id, Actor actor, Model model) {
    TaskFile file = read(id, actor);
    TaskView view = desk.view(file, actor);
    String unit = file.unit();
    model.addAttribute("t", view);
    model.addAttribute("unit", unit == null ? null : registry.unit(unit));
    model.addAttribute("units", registry.offered(null));
    model.addAttribute("rungs", Rung.values());
    model.addAttribute(
        "openStages", view.stages().stream().filter(e -> e.verifiedAt() == null).toList());
    model.addAttribute("metricNames", metrics(view));
    model.addAttribute("maySay", !tasks.hand(file, actor).parties().isEmpty());
    model.addAttribute("mayDraft", actor.is(Role.SUPERVISOR));
    return "task";
  }

  private static Map<String, MetricDefinition> metrics(TaskView view) {
    return view.stages().stream()
        .map(TaskView.StageView::metric)
        .filter(Objects::nonNull)
        .distinct()
        .map(MetricCatalogue::find)
        .filter(Objects::nonNull)
        .collect(Collectors.toMap(MetricDefinition::id, Function.identity()));
  }

  private TaskFile read(long id, Actor actor) {
    try {
      return tasks.read(id, actor);
    } catch (MatterMissingException e) {
      throw new PageNotFoundException("task", Long.toString(id));
    }
  }

  @PostMapping(PATH + "/{id}/steps")
  String step(
      @PathVariable long id,
      @RequestParam TaskStep step,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "0") int stage,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate date,
      @RequestParam(required = false) @Nullable Rung rung,
      @RequestParam(required = false) @Nullable String unit,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    read(id, actor);
    try {
      tasks.take(id, version, new TaskRules.Wish(step, text, stage, date, rung), unit, actor);
      return back(id);
    } catch (OvertakenException e) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      model.addAttribute("overtaken", e.standing());
    } catch (StepRefusedException e) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      model.addAttribute("refused", e.reason());
      model.addAttribute("why", e.getMessage());
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
    }
    model.addAttribute("typed", text);
    return show(id, actor, model);
  }

  @PostMapping(PATH + "/{id}/comments")
  String comment(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String text,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    TaskFile file = read(id, actor);
    try {
      notes.comment(file.matter(), actor, tasks.hand(file, actor), text);
      return back(id);
    } catch (BadParameterException | NoteRefusedException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
      return show(id, actor, model);
    }
  }

  @PostMapping(PATH + "/{id}/attachments")
  String attach(
      @PathVariable long id,
      @RequestParam MultipartFile file,
      Actor actor,
      Model model,
      HttpServletResponse response)
      throws IOException {
    TaskFile task = read(id, actor);
    String name = file.getOriginalFilename();
    try {
      notes.attach(
          task.matter(),
          actor,
          tasks.hand(task, actor),
          name == null ? "" : name,
          file.getSize(),
          file.getInputStream());
      return back(id);
    } catch (NoteRefusedException e) {
      response.setStatus(e.status().value());
      model.addAttribute("problem", e.getMessage());
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
    }
    return show(id, actor, model);
  }

  @GetMapping(PATH + "/{id}/attachments/{attachment}")
  ResponseEntity<Resource> download(
      @PathVariable long id, @PathVariable long attachment, Actor actor) {
    TaskFile file = read(id, actor);
    return downloads.of(notes.read(file.matter(), attachment, actor));
  }

  private static String back(long id) {
    return "redirect:" + PATH + "/" + id;
  }
}
