package io.xiaoneng.dashboard.freshness;

import io.xiaoneng.calendar.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a source counts as silent ("停报"), which is not the same as having nothing to report.
 *
 * <p>Halls sleep at night, at weekends and on holidays, so only the city's office hours of counted
 * days are held against a source: it is silent when more of them have passed since it was last
 * heard of than it may need. That is twelve times the lag it is registered with, at least two hours
 * (one slow morning is no silence). A source that was heard of on one day only, or not for thirty
 * days, is an import or gone, and says nothing about today.
 */
final class Silence {

  static final LocalTime OPENS = LocalTime.of(9, 0);
  static final LocalTime CLOSES = LocalTime.of(17, 0);
  static final Duration SHORTEST = Duration.ofHours(2);
  static final Duration GONE = Duration.ofDays(30);
  private static final int LAGS = 12;

  private final WorkCalendar calendar;
  private final ZoneId zone;

  Silence(WorkCalendar calendar, ZoneId zone) {
    this.calendar = calendar;
    this.zone = zone;
  }

  /**
   * @param expectedLag as registered, 5 minutes by default
   */
  boolean holds(Instant firstHeard, Instant lastHeard, Duration expectedLag, Instant now) {
    boolean regular = Duration.between(firstHeard, lastHeard).compareTo(Duration.ofDays(1)) >= 0;
    boolean gone = Duration.between(lastHeard, now).compareTo(GONE) > 0;
    if (!regular || gone) {
      return false;
    }
    Duration allowed = expectedLag.multipliedBy(LAGS);
    if (allowed.compareTo(SHORTEST) < 0) {
      allowed = SHORTEST;
    }
    return officeTime(lastHeard, now).compareTo(allowed) > 0;
  }

  /** Office hours of counted days between two instants at most {@link #GONE} apart. */
  Duration officeTime(Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    LocalDate last = LocalDate.ofInstant(to, zone);
    for (LocalDate day = LocalDate.ofInstant(from, zone);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      if (calendar.isCounted(day)) {
        Instant opens = ZonedDateTime.of(day, OPENS, zone).toInstant();
        Instant closes = ZonedDateTime.of(day, CLOSES, zone).toInstant();
        Instant begin = opens.isAfter(from) ? opens : from;
        Instant end = closes.isBefore(to) ? closes : to;
        if (end.isAfter(begin)) {
          sum = sum.plus(Duration.between(begin, end));
        }
      }
    }
    return sum;
  }
}
