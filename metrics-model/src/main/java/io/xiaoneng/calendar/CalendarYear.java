package io.xiaoneng.calendar;

import java.util.List;

/**
 * Where one year of a calendar comes from.
 *
 * @param version counts up with every re-issue of the year
 * @param notices addresses of the notices the days were taken from, the oldest first
 */
public record CalendarYear(int year, int version, List<String> notices) {

  public CalendarYear {
    notices = List.copyOf(notices);
  }
}
