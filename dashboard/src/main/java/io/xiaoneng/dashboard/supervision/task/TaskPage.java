package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.Downloads;
import io.xiaoneng.dashboard.supervision.MatterPage;
import io.xiaoneng.dashboard.supervision.Notes;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
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
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /supervision/tasks}: the ledger, and each task with its stages and its way. */
@Page
@RequestMapping(TaskPage.PATH)
class TaskPage extends MatterPage<TaskFile> {

  static final String PATH = "/supervision/tasks";

  private final TaskService tasks;
  private final TaskDesk desk;
  private final RegistryView registry;

  TaskPage(
      TaskService tasks, TaskDesk desk, Notes notes, Downloads downloads, RegistryView registry) {
    super(PATH, tasks, notes, downloads, registry);
    this.tasks = tasks;
    this.desk = desk;
    this.registry = registry;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "all") String state, Actor actor, Model model) {
    List<TaskView.Line> all = desk.lines(actor);
    model.addAttribute("total", all.size());
    model.addAttribute("mayRegister", actor.is(Role.SUPERVISOR));
    model.addAttribute("state", state);
    model.addAttribute(
        "tasks",
        all.stream()
            .filter(each -> state.equals("all") || state.equals("open") == each.state().open())
            .toList());
    model.addAttribute("names", names(all.stream().map(TaskView.Line::unit)));
    return "tasks";
  }

  @GetMapping("/new")
  String blank(Model model) {
    return form(TaskForm.blank(), model);
  }

  private static String form(TaskForm form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("metrics", MetricCatalogue.all());
    return "task-new";
  }

  @PostMapping
  String register(
      @RequestParam MultiValueMap<String, String> fields,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    TaskForm form = TaskForm.of(fields);
    try {
      return "redirect:" + PATH + "/" + desk.register(form.wanted(), actor).id();
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
      return form(form, model);
    }
  }

  @Override
  protected String show(TaskFile file, Actor actor, Model model) {
    TaskView view = desk.view(file, actor);
    String unit = file.unit();
    model.addAttribute("t", view);
    model.addAttribute("unit", unit == null ? null : registry.unit(unit));
    model.addAttribute("units", registry.offered(null, actor.unit()));
    model.addAttribute("rungs", Rung.values());
    model.addAttribute("ladder", view.steps().contains(TaskStep.URGE) ? tasks.ladder(file) : null);
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

  @PostMapping("/{id}/steps")
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
      HttpServletResponse response)
      throws IOException {
    model.addAttribute("typed", text);
    TaskRules.Wish wish = new TaskRules.Wish(step, text, stage, date, rung);
    return attempt(id, actor, model, response, file -> tasks.take(id, version, wish, unit, actor));
  }
}
