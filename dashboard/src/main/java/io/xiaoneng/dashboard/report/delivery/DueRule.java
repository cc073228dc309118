package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.report.ReportPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a report is due: so many days after the last one of its period. The third working day of a
 * month is {@code 3} working days after the month before; the first working day of a week is {@code
 * 1} after Sunday, and where all of a week is off it is the first one after, so that no period goes
 * without its report.
 *
 * @param days 1 to {@link #MOST_DAYS}
 * @param working whether only working days count
 * @param time in the city's zone, to the minute
 */
record DueRule(int days, boolean working, LocalTime time) {

  /** A circular waits for objections and their answers; longer than that nothing does. */
  static final int MOST_DAYS = 60;

  DueRule {
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("days is " + days + ", must be 1 to " + MOST_DAYS);
    }
  }

  /** The day on which the report of a period is due. */
  LocalDate day(ReportPeriod period, WorkCalendar calendar) {
    return working ? calendar.plus(period.to(), days) : period.to().plusDays(days);
  }

  /** The moment; where clocks are put forward over it, that much later. */
  Instant due(ReportPeriod period, WorkCalendar calendar, ZoneId zone) {
    return day(period, calendar).atTime(time).atZone(zone).toInstant();
  }
}
