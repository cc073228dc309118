package io.xiaoneng.dashboard.change;

import io.xiaoneng.dashboard.metric.Dimension;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A period whose figure is looked at once it is over.
 *
 * @param from first day, inclusive
 * @param to last day, inclusive
 */
public record Span(LocalDate from, LocalDate to) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException where it ends before it begins
   */
  public Span {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("no period: from " + from + " to " + to);
    }
  }

  /** A calendar month. */
  public static Span of(YearMonth month) {
    return new Span(month.atDay(1), month.atEndOfMonth());
  }

  /** The seven days from Monday to Sunday that the day lies in. */
  public static Span weekOf(LocalDate day) {
    LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() - 1L);
    return new Span(monday, monday.plusDays(6));
  }

  /** The first instant after it: milestones from then on do not count. */
  public Instant end(ZoneId zone) {
    return to.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** Whether it is seven days from Monday to Sunday. */
  boolean week() {
    return equals(weekOf(from));
  }

  /**
   * What a figure by week or by month calls it.
   *
   * @param time of which it is one
   */
  String label(Dimension time) {
    return time == Dimension.WEEK
        ? from.format(DateTimeFormatter.ISO_WEEK_DATE).substring(0, "2026-W10".length())
        : YearMonth.from(from).toString();
  }

  /** Whether it is a whole calendar month. */
  public boolean month() {
    return equals(of(YearMonth.from(from)));
  }
}
