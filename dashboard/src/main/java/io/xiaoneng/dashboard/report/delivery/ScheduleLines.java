package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Schedules and recipients as the pages have them. */
@Component
class ScheduleLines {

  private final ScheduleDesk desk;
  private final RunReader reader;
  private final Timetable timetable;
  private final RegistryView registry;
  private final CityClock clock;

  ScheduleLines(
      ScheduleDesk desk,
      RunReader reader,
      Timetable timetable,
      RegistryView registry,
      CityClock clock) {
    this.desk = desk;
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

  /** That schedule, now. */
  Line of(Schedule schedule) {
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

  /** That recipient. */
  To of(Recipient recipient) {
    String unit = recipient.scope().unit();
    Unit.Level each = recipient.scope().each();
    return new To(
        recipient.id(),
        recipient.kind().name(),
        recipient.shownTarget(),
        unit == null ? null : registry.unit(unit),
        each == null ? null : each.name());
  }
}
