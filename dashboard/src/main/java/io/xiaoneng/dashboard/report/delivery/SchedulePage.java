package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.registry.Unit;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  private final Timetable timetable;
  private final RegistryView registry;
  private final CityClock clock;

  SchedulePage(
      ScheduleDesk desk,
      RunDesk runs,
      RunReader reader,
      Timetable timetable,
      RegistryView registry,
      CityClock clock) {
    this.desk = desk;
    this.runs = runs;
    this.reader = reader;
    this.timetable = timetable;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * A schedule as the pages have it.
   *
   * @param next when it is due next; null where it is not active
   * @param nextPeriod about what that report is
   * @param assumed whether that day lies beyond what the calendar knows
   * @param last its newest run; null before the first
   */
  public record Line(
      long id,
      String name,
      ReportKind kind,
      List<ReportFormat> formats,
      String language,
      int days,
      boolean working,
      String time,
      boolean active,
      String changedBy,
      Instant changedAt,
      int recipients,
      @Nullable Instant next,
      String nextPeriod,
      boolean assumed,
      @Nullable RunView last) {}

  /**
   * A recipient as the page has it; nothing of it is secret.
   *
   * @param unit of the scope; null for the city and for each unit of a level
   * @param each level; null for others
   */
  public record To(
      long id, String kind, String target, @Nullable UnitNode unit, @Nullable String each) {}

  @GetMapping(PATH)
  String list(Model model) {
    model.addAttribute("schedules", desk.all().stream().map(this::line).toList());
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
    model.addAttribute("s", line(schedule));
    model.addAttribute("recipients", desk.recipients(id).stream().map(this::to).toList());
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

  private Line line(Schedule schedule) {
    Timetable.Slot next = timetable.next(schedule, clock.now());
    LocalDate day = clock.dateOf(next.due());
    List<RunView> newest = reader.list(null, schedule.id(), 1).runs();
    return new Line(
        schedule.id(),
        schedule.name(),
        schedule.kind(),
        schedule.formats(),
        Schedule.text(schedule.language()),
        schedule.rule().days(),
        schedule.rule().working(),
        schedule.rule().time().toString(),
        schedule.active(),
        schedule.changedBy(),
        schedule.changedAt(),
        desk.recipientCount(schedule.id()),
        schedule.active() ? next.due() : null,
        next.period().text(),
        schedule.rule().working() && day.isAfter(timetable.knownUntil()),
        newest.isEmpty() ? null : newest.get(0));
  }

  private To to(Recipient recipient) {
    String unit = recipient.scope().unit();
    Unit.Level each = recipient.scope().each();
    return new To(
        recipient.id(),
        recipient.kind().name(),
        recipient.shownTarget(),
        unit == null ? null : registry.unit(unit),
        each == null ? null : each.name());
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
