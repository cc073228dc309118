package io.xiaoneng.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which days count. Counting is arithmetic on prefix sums: no call loops over days.
 *
 * <p>{@code cn} is data (see {@link CalendarData}); outside the years it knows it falls back to
 * Mon–Fri, and {@link #knownUntil()} says from when. {@code weekdays} is Mon–Fri for ever, {@code
 * every-day} counts each day. Years that are issued later are put in by {@link #with}.
 */
public final class WorkCalendar {

  private static final String WEEKDAYS_ID = "weekdays";
  private static final String EVERY_DAY_ID = "every-day";
  private static final WorkCalendar WEEKDAYS = new WorkCalendar(WEEKDAYS_ID, DayCount.WEEKDAYS);
  private static final WorkCalendar EVERY_DAY = new WorkCalendar(EVERY_DAY_ID, DayCount.EVERY_DAY);

  private final String id;
  private final DayCount days;
  private final LocalDate knownFrom;
  private final LocalDate knownUntil;
  private final TreeMap<Integer, IssuedYear> issued;

  /** A rule without data. */
  private WorkCalendar(String id, DayCount days) {
    this.id = id;
    this.days = days;
    this.knownFrom = LocalDate.MIN;
    this.knownUntil = LocalDate.MAX;
    this.issued = new TreeMap<>();
  }

  /**
   * @param issued the issue in force of each year; at least one
   */
  private WorkCalendar(String id, TreeMap<Integer, IssuedYear> issued) {
    this.id = id;
    this.issued = issued;
    this.days = table(issued);
    if (id.equals(WEEKDAYS_ID)) {
      this.knownFrom = LocalDate.MIN;
      this.knownUntil = LocalDate.MAX;
    } else {
      this.knownFrom = LocalDate.of(issued.firstKey(), 1, 1);
      int last = issued.firstKey();
      while (issued.containsKey(last + 1)) {
        last++;
      }
      this.knownUntil = LocalDate.of(last, 12, 31);
    }
  }

  static WorkCalendar of(String id, List<IssuedYear> years) {
    TreeMap<Integer, IssuedYear> issued = new TreeMap<>();
    years.forEach(year -> issued.put(year.year(), year));
    return new WorkCalendar(id, issued);
  }

  private static DayCount table(TreeMap<Integer, IssuedYear> issued) {
    Map<LocalDate, Boolean> named = new HashMap<>();
    issued.values().forEach(year -> named.putAll(year.named()));
    // A notice also names days of the December before its first year.
    LocalDate first = LocalDate.of(issued.firstKey() - 1, 1, 1);
    LocalDate last = LocalDate.of(issued.lastKey(), 12, 31);
    int length = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
    BitSet counted = new BitSet(length);
    for (int i = 0; i < length; i++) {
      LocalDate day = first.plusDays(i);
      boolean weekday = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
      counted.set(i, named.getOrDefault(day, weekday));
    }
    return new TabledDays(first.toEpochDay(), counted, length);
  }

  /**
   * This calendar with other issues of some years in place of, or beside, its own.
   *
   * @param issues of each year the one with the highest version counts, this calendar's own
   *     included; where two years name a day, the later year's word counts
   * @return itself where nothing changes, and for {@code every-day}
   */
  public WorkCalendar with(Collection<IssuedYear> issues) {
    if (id.equals(EVERY_DAY_ID)) {
      return this;
    }
    TreeMap<Integer, IssuedYear> years = new TreeMap<>(issued);
    for (IssuedYear each : issues) {
      IssuedYear known = years.get(each.year());
      if (known == null || each.version() >= known.version()) {
        years.put(each.year(), each);
      }
    }
    return years.equals(issued) ? this : new WorkCalendar(id, years);
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
      case WEEKDAYS_ID -> WEEKDAYS;
      case EVERY_DAY_ID -> EVERY_DAY;
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
    return issued.values().stream()
        .map(year -> new CalendarYear(year.year(), year.version(), year.notices()))
        .toList();
  }

  /** The issues in force, ascending by year; empty for a rule. */
  public List<IssuedYear> issues() {
    return List.copyOf(issued.values());
  }

  @Override
  public String toString() {
    return "WorkCalendar[" + id + "]";
  }

  /** Read once, when first asked for. */
  private static final class Cn {
    static final WorkCalendar CALENDAR = WorkCalendar.of("cn", CalendarData.load("cn"));
  }
}
