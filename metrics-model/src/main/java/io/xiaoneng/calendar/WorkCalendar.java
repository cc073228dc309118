package io.xiaoneng.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * Which days count. Counting is arithmetic on prefix sums: no call loops over days.
 *
 * <p>{@code cn} is data (see {@link CalendarData}); outside the years it knows it falls back to
 * Mon–Fri, and {@link #knownUntil()} says from when. {@code weekdays} is Mon–Fri for ever, {@code
 * every-day} counts each day.
 */
public final class WorkCalendar {

  private static final WorkCalendar WEEKDAYS = new WorkCalendar("weekdays", DayCount.WEEKDAYS);
  private static final WorkCalendar EVERY_DAY = new WorkCalendar("every-day", DayCount.EVERY_DAY);

  private final String id;
  private final DayCount days;
  private final LocalDate knownFrom;
  private final LocalDate knownUntil;
  private final List<CalendarYear> years;

  private WorkCalendar(String id, DayCount days) {
    this(id, days, LocalDate.MIN, LocalDate.MAX, List.of());
  }

  WorkCalendar(
      String id,
      DayCount days,
      LocalDate knownFrom,
      LocalDate knownUntil,
      List<CalendarYear> years) {
    this.id = id;
    this.days = days;
    this.knownFrom = knownFrom;
    this.knownUntil = knownUntil;
    this.years = List.copyOf(years);
  }

  /**
   * The calendar of that id.
   *
   * @param id {@code cn}, {@code weekdays} or {@code every-day}
   * @throws IllegalArgumentException for any other id
   */
  public static WorkCalendar of(String id) {
    return switch (id) {
      case "cn" -> Cn.CALENDAR;
      case "weekdays" -> WEEKDAYS;
      case "every-day" -> EVERY_DAY;
      default ->
          throw new IllegalArgumentException(
              "calendar is \"" + id + "\", must be cn, weekdays or every-day");
    };
  }

  /** The id it is chosen by. */
  public String id() {
    return id;
  }

  /** Whether that day counts: whether it is a working day 工作日. */
  public boolean isCounted(LocalDate date) {
    long day = date.toEpochDay();
    return days.upTo(day) != days.upTo(day - 1);
  }

  /**
   * The day that lies so many counted days after {@code date}; {@code date} itself is day 0 and is
   * returned for 0, whether it counts or not.
   *
   * @param countedDays 0 or more
   * @throws IllegalArgumentException for a negative number
   */
  public LocalDate plus(LocalDate date, int countedDays) {
    if (countedDays < 0) {
      throw new IllegalArgumentException("countedDays is " + countedDays + ", must be 0 or more");
    }
    return countedDays == 0
        ? date
        : LocalDate.ofEpochDay(days.nth(days.upTo(date.toEpochDay()) + countedDays));
  }

  /**
   * The first counted day that is not before {@code date}: where a limit that ends on a day off
   * rolls to.
   */
  public LocalDate roll(LocalDate date) {
    return isCounted(date) ? date : plus(date, 1);
  }

  /** Number of counted days d with exclusiveStart &lt; d ≤ inclusiveEnd; 0 where there is none. */
  public int countedBetween(LocalDate exclusiveStart, LocalDate inclusiveEnd) {
    return (int)
        Math.max(0, days.upTo(inclusiveEnd.toEpochDay()) - days.upTo(exclusiveStart.toEpochDay()));
  }

  /** The first day the calendar's data covers; {@link LocalDate#MIN} for a rule without data. */
  public LocalDate knownFrom() {
    return knownFrom;
  }

  /**
   * The last day the calendar's data covers, inclusive; beyond it Mon–Fri is assumed. {@link
   * LocalDate#MAX} for a rule without data.
   */
  public LocalDate knownUntil() {
    return knownUntil;
  }

  /** The years of data with their versions and notices, ascending; empty for a rule. */
  public List<CalendarYear> years() {
    return years;
  }

  @Override
  public String toString() {
    return "WorkCalendar[" + id + "]";
  }

  /** Read once, when first asked for. */
  private static final class Cn {
    static final WorkCalendar CALENDAR = CalendarData.load("cn");
  }
}
