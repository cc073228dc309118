package io.xiaoneng.simulator.life;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.simulator.city.Dice;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Map;

/** Days and office hours of the city: 09:00–12:00 and 13:30–17:30 on working days. */
public final class OfficeTime {

  /** A minute, in milliseconds. */
  public static final long MINUTE = 60_000;

  static final long HOUR = 60 * MINUTE;

  private static final long MORNING = 9 * HOUR;
  private static final long NOON = 12 * HOUR;
  private static final long AFTERNOON = 13 * HOUR + 30 * MINUTE;
  private static final long EVENING = 17 * HOUR + 30 * MINUTE;

  private final WorkCalendar calendar;
  private final ZoneId zone;
  private final ZoneRules rules;
  private final Map<Long, Long> starts = new HashMap<>();
  private final Map<Long, Boolean> counted = new HashMap<>();

  public OfficeTime(WorkCalendar calendar, ZoneId zone) {
    this.calendar = calendar;
    this.zone = zone;
    this.rules = zone.getRules();
  }

  /** The city's zone. */
  public ZoneId zone() {
    return zone;
  }

  /** First millisecond of the day. */
  public long start(long day) {
    return starts.computeIfAbsent(
        day, d -> LocalDate.ofEpochDay(d).atStartOfDay(zone).toInstant().toEpochMilli());
  }

  /** Epoch day of the instant in the city. */
  public long dayOf(long millis) {
    long guess =
        Math.floorDiv(
            millis
                + rules.getOffset(java.time.Instant.ofEpochMilli(millis)).getTotalSeconds() * 1000L,
            86_400_000L);
    return guess;
  }

  /** Whether the day is a working day. */
  public boolean counted(long day) {
    return counted.computeIfAbsent(day, d -> calendar.isCounted(LocalDate.ofEpochDay(d)));
  }

  /** The day so many working days later. */
  public long plus(long day, int days) {
    return calendar.plus(LocalDate.ofEpochDay(day), days).toEpochDay();
  }

  /** Working days d with exclusiveStart &lt; d ≤ inclusiveEnd. */
  public int countedBetween(long exclusiveStart, long inclusiveEnd) {
    return calendar.countedBetween(
        LocalDate.ofEpochDay(exclusiveStart), LocalDate.ofEpochDay(inclusiveEnd));
  }

  /** Last millisecond of the day. */
  public long lastMillis(long day) {
    return start(day + 1) - 1;
  }

  /** Any moment of the day's office hours. */
  public long any(long day, Dice dice) {
    long moment = dice.between(0, NOON - MORNING + EVENING - AFTERNOON - 1);
    long ofDay = moment < NOON - MORNING ? MORNING + moment : AFTERNOON + moment - (NOON - MORNING);
    return start(day) + ofDay;
  }

  /**
   * A moment of office hours after {@code millis}, so many working days later: with 0 the same day
   * if half an hour of it is left, else the next working day.
   */
  public long after(long millis, int days, Dice dice) {
    long day = dayOf(millis);
    if (days == 0 && counted(day)) {
      long from = Math.max(millis - start(day), MORNING) + 3 * MINUTE;
      if (from < EVENING - 30 * MINUTE) {
        return start(day) + open(from + (long) ((EVENING - from) * dice.unit() * dice.unit()));
      }
    }
    return any(plus(day, Math.max(1, days)), dice);
  }

  /** Moves a moment of the lunch break behind it. */
  private static long open(long ofDay) {
    return ofDay >= NOON && ofDay < AFTERNOON ? AFTERNOON + (ofDay - NOON) / 6 : ofDay;
  }
}
