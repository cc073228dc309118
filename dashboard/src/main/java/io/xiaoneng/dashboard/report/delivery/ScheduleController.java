package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.security.Actor;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/report-schedules}: when which report is made and who gets it. */
@RestController
class ScheduleController {

  private static final String PATH = "/api/v1/report-schedules";

  private final ScheduleDesk desk;
  private final Timetable timetable;
  private final CityClock clock;

  ScheduleController(ScheduleDesk desk, Timetable timetable, CityClock clock) {
    this.desk = desk;
    this.timetable = timetable;
    this.clock = clock;
  }

  /**
   * A schedule.
   *
   * @param days after the last day of its period
   * @param next when it is due next; null where it is not active
   * @param recipients how many there are
   */
  record View(
      long id,
      String name,
      ReportKind kind,
      List<ReportFormat> formats,
      String language,
      int days,
      boolean working,
      String time,
      boolean active,
      @Nullable Instant next,
      int recipients) {}

  /**
   * A recipient without its secret, and without what follows the server in a webhook's address.
   *
   * @param scope empty for the city, a unit's code, or {@code each:LEVEL}
   */
  record To(long id, RecipientKind kind, String target, String scope) {

    static To of(Recipient recipient) {
      return new To(
          recipient.id(), recipient.kind(), recipient.shownTarget(), recipient.scope().text());
    }
  }

  @GetMapping(PATH)
  List<View> list() {
    return desk.all().stream().map(this::view).toList();
  }

  @PostMapping(PATH)
  ResponseEntity<View> add(@RequestBody ScheduleDraft draft, Actor actor) {
    View view = view(desk.add(draft, actor));
    return ResponseEntity.created(URI.create(PATH + "/" + view.id())).body(view);
  }

  @GetMapping(PATH + "/{id}")
  View one(@PathVariable long id) {
    return view(desk.find(id));
  }

  @PutMapping(PATH + "/{id}")
  View change(@PathVariable long id, @RequestBody ScheduleDraft draft, Actor actor) {
    return view(desk.change(id, draft, actor));
  }

  @DeleteMapping(PATH + "/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable long id, Actor actor) {
    desk.remove(id, actor);
  }

  @GetMapping(PATH + "/{id}/recipients")
  List<To> recipients(@PathVariable long id) {
    return desk.recipients(desk.find(id).id()).stream().map(To::of).toList();
  }

  /** Adds one; all of them as they are now. */
  @PostMapping(PATH + "/{id}/recipients")
  List<To> addRecipient(@PathVariable long id, @RequestBody RecipientDraft draft, Actor actor) {
    desk.addRecipient(id, draft, actor);
    return recipients(id);
  }

  @DeleteMapping(PATH + "/{id}/recipients/{recipient}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeRecipient(@PathVariable long id, @PathVariable long recipient, Actor actor) {
    desk.removeRecipient(id, recipient, actor);
  }

  private View view(Schedule schedule) {
    return new View(
        schedule.id(),
        schedule.name(),
        schedule.kind(),
        schedule.formats(),
        Schedule.text(schedule.language()),
        schedule.rule().days(),
        schedule.rule().working(),
        schedule.rule().time().toString(),
        schedule.active(),
        schedule.active() ? timetable.next(schedule, clock.now()).due() : null,
        desk.recipientCount(schedule.id()));
  }
}
