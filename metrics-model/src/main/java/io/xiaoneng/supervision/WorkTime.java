package io.xiaoneng.supervision;

import io.xiaoneng.calendar.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Terms in counted days: day 0 is the day on which a term begins, and it ends with the last
 * millisecond of its last counted day in the city's zone.
 */
public record WorkTime(WorkCalendar calendar, ZoneId zone) {

  /** The city's date of an instant. */
  public LocalDate date(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** The last millisecond of a day. */
  public Instant end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
  }

  /**
   * When a term ends.
   *
   * @param countedDays 0 or more
   */
  public Instant end(Instant since, int countedDays) {
    return end(calendar.plus(date(since), countedDays));
  }

  /**
   * How a term stands.
   *
   * @param due null for none
   * @param patience counted days after which what is overdue is told to the leaders
   */
  public Urgency urgency(@Nullable Instant due, Instant now, int patience) {
    if (due == null) {
      return Urgency.QUIET;
    }
    LocalDate last = date(due);
    LocalDate today = date(now);
    if (now.isAfter(due)) {
      return calendar.countedBetween(last, today) > patience ? Urgency.ESCALATED : Urgency.OVERDUE;
    }
    return calendar.countedBetween(today, last) <= 1 ? Urgency.SOON : Urgency.QUIET;
  }
}
