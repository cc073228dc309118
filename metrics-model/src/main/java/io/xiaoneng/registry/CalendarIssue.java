package io.xiaoneng.registry;

import io.xiaoneng.calendar.IssuedYear;

/**
 * One issue of one year of a calendar. The highest version of a year is in force, in place of what
 * the program knows of that year by itself.
 *
 * @param id of the calendar: {@code cn} or {@code weekdays}
 */
public record CalendarIssue(String id, IssuedYear year) implements RegistryRecord {

  @Override
  public RegistryKey key() {
    return new RegistryKey(RecordKind.CALENDAR, id + "/" + year.year(), year.version());
  }
}
