package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.report.ReportPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/** When schedules are due, by the city's calendar as it is now, in the city's zone. */
@Component
class Timetable {

  /** Most periods of one schedule that are made up for after an interruption, the newest. */
  static final int MOST_MISSED = 12;

  private final RegistryView registry;
  private final String calendar;
  private final ZoneId zone;

  Timetable(RegistryView registry, XiaonengProperties city) {
    this.registry = registry;
    this.calendar = city.calendar();
    this.zone = city.zoneId();
  }

  /** A period and when its report is due. */
  record Slot(ReportPeriod period, Instant due) {}

  /** What has become due since the schedule's {@code since}, the oldest first. */
  List<Slot> due(Schedule schedule, Instant now) {
    List<Slot> slots = new ArrayList<>();
    // Of a period that runs nothing can be due.
    Slot slot = slot(schedule, running(schedule, now).before());
    while (slots.size() < MOST_MISSED && slot.due().isAfter(schedule.since())) {
      if (!slot.due().isAfter(now)) {
        slots.add(slot);
      }
      slot = slot(schedule, slot.period().before());
    }
    Collections.reverse(slots);
    return slots;
  }

  /** What is due next. */
  Slot next(Schedule schedule, Instant now) {
    Slot next = slot(schedule, running(schedule, now));
    while (true) {
      Slot before = slot(schedule, next.period().before());
      if (!before.due().isAfter(now)) {
        return next;
      }
      next = before;
    }
  }

  /** The last day the calendar knows; beyond it working days are Monday to Friday. */
  LocalDate knownUntil() {
    return calendar().knownUntil();
  }

  /** The present date in the city. */
  LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, zone);
  }

  private ReportPeriod running(Schedule schedule, Instant now) {
    return ReportPeriod.of(schedule.kind(), today(now));
  }

  private Slot slot(Schedule schedule, ReportPeriod period) {
    return new Slot(period, schedule.rule().due(period, calendar(), zone));
  }

  private WorkCalendar calendar() {
    return registry.registry().calendar(calendar);
  }
}
