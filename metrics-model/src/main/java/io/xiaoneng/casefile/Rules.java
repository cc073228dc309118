package io.xiaoneng.casefile;

import io.xiaoneng.calendar.LocalDays;
import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.calendar.WorkingHours;
import io.xiaoneng.registry.Registry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What the fold needs besides the events.
 *
 * @param calendar which days count
 * @param zone the city's zone; local dates are dates in it
 * @param registry items and units at their versions in force
 * @param hours the city's working hours, for limits counted in hours
 */
public record Rules(WorkCalendar calendar, ZoneId zone, Registry registry, WorkingHours hours) {

  /** With {@link WorkingHours#DEFAULT}. */
  public Rules(WorkCalendar calendar, ZoneId zone, Registry registry) {
    this(calendar, zone, registry, WorkingHours.DEFAULT);
  }

  /** Local date of an instant in the city's zone. */
  public LocalDate dateOf(Instant instant) {
    return LocalDays.of(zone).dateOf(instant);
  }

  /** The last millisecond of a local date. */
  public Instant lastMillisOf(LocalDate date) {
    return LocalDays.of(zone).lastMillisOf(date);
  }

  /** The first moment of a local date. */
  public Instant startOf(LocalDate date) {
    return LocalDays.of(zone).startOf(date);
  }

  /**
   * So many counted days later, at the same local time of day; the instant itself for 0. A time of
   * day that a change of the clocks leaves out is moved forward by it.
   */
  public Instant plusCounted(Instant instant, int countedDays) {
    if (countedDays == 0) {
      return instant;
    }
    LocalDays days = LocalDays.of(zone);
    return days.onDate(instant, calendar.plus(days.dateOf(instant), countedDays));
  }
}
