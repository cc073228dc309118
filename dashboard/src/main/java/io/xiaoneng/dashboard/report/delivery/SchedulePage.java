package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.registry.Unit;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /reports/schedules}: when which report is made and who gets it. */
@Page
class SchedulePage {

  private static final String PATH = "/reports/schedules";
  private static final String KIND = "schedule";
  private static final int RECENT = 5;

  private final ScheduleDesk desk;
  private final RunDesk runs;
  private final RunReader reader;
  private final ScheduleLines lines;
  private final RegistryView registry;
  private final CityClock clock;

  SchedulePage(
      ScheduleDesk desk,
      RunDesk runs,
      RunReader reader,
      ScheduleLines lines,
      RegistryView registry,
      CityClock clock) {
    this.desk = desk;
    this.runs = runs;
    this.reader = reader;
    this.lines = lines;
    this.registry = registry;
    this.clock = clock;
  }

  @GetMapping(PATH)
  String list(Model model) {
    model.addAttribute("schedules", desk.all().stream().map(lines::of).toList());
    choices(model);
    return "report-schedules";
  }

  @GetMapping(PATH + "/{id}")
  String one(@PathVariable long id, Model model) {
    Schedule schedule;
    try {
      schedule = desk.find(id);
    } catch (ReportMissingException e) {
      throw new PageNotFoundException(KIND, Long.toString(id));
    }
    model.addAttribute("s", lines.of(schedule));
    model.addAttribute("recipients", desk.recipients(id).stream().map(lines::of).toList());
    model.addAttribute("runs", reader.list(null, id, 1).runs().stream().limit(RECENT).toList());
    model.addAttribute("latest", ReportPeriod.latest(schedule.kind(), clock.today()).text());
    model.addAttribute("units", registry.offered(null, null));
    model.addAttribute(
        "levels", List.of(Unit.Level.DISTRICT, Unit.Level.DEPARTMENT, Unit.Level.STREET));
    choices(model);
    return "report-schedule";
  }

  private static void choices(Model model) {
    model.addAttribute("kinds", ReportKind.values());
    model.addAttribute("allFormats", ReportFormat.values());
  }

  @PostMapping(PATH)
  String add(
      @RequestParam MultiValueMap<String, String> form,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    try {
      return "redirect:" + PATH + "/" + desk.add(ScheduleForm.draft(form), actor).id();
    } catch (BadParameterException | ReportConflictException e) {
      refused(e, model, response);
      return list(model);
    }
  }

  @PostMapping(PATH + "/{id}")
  String change(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> form,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    return attempt(id, model, response, () -> desk.change(id, ScheduleForm.draft(form), actor));
  }

  @PostMapping(PATH + "/{id}/remove")
  String remove(@PathVariable long id, Actor actor) {
    try {
      desk.remove(id, actor);
    } catch (ReportMissingException e) {
      throw new PageNotFoundException(KIND, Long.toString(id));
    }
    return "redirect:" + PATH;
  }

  @PostMapping(PATH + "/{id}/recipients")
  String addRecipient(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> form,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    return attempt(
        id, model, response, () -> desk.addRecipient(id, ScheduleForm.recipient(form), actor));
  }

  @PostMapping(PATH + "/{id}/recipients/list")
  String addRecipients(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String list,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    return attempt(id, model, response, () -> desk.addRecipients(id, list, actor));
  }

  @PostMapping(PATH + "/{id}/recipients/{recipient}/remove")
  String removeRecipient(
      @PathVariable long id,
      @PathVariable long recipient,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    return attempt(id, model, response, () -> desk.removeRecipient(id, recipient, actor));
  }

  @PostMapping(PATH + "/{id}/back-run")
  String backRun(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> form,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    String from = ScheduleForm.field(form, "from");
    boolean send = form.containsKey("send");
    try {
      if (from == null) {
        throw new BadParameterException("from", "from is missing: a period");
      }
      List<Long> planned = runs.backRun(id, from, ScheduleForm.field(form, "to"), send, actor);
      return planned.size() == 1
          ? "redirect:" + Run.link(planned.get(0))
          : "redirect:/reports/runs?schedule=" + id;
    } catch (BadParameterException | ReportConflictException e) {
      refused(e, model, response);
      return one(id, model);
    } catch (ReportMissingException e) {
      throw new PageNotFoundException(KIND, Long.toString(id));
    }
  }

  private String attempt(long id, Model model, HttpServletResponse response, Runnable action) {
    try {
      action.run();
      return "redirect:" + PATH + "/" + id;
    } catch (BadParameterException | ReportConflictException e) {
      refused(e, model, response);
      return one(id, model);
    } catch (ReportMissingException e) {
      throw new PageNotFoundException(KIND, Long.toString(id));
    }
  }

  private static void refused(RuntimeException failure, Model model, HttpServletResponse response) {
    response.setStatus(
        failure instanceof ReportConflictException
            ? HttpServletResponse.SC_CONFLICT
            : HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("problem", failure.getMessage());
  }
}
