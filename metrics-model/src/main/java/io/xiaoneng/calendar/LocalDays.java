package io.xiaoneng.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Local days of a zone, by a table of its offsets from 1970 to 2100. It says what {@code java.time}
 * says, at a fraction of the cost; where a clock change is near, or outside those years, it asks
 * {@code java.time}. Immutable.
 */
public final class LocalDays {

  private static final long DAY = 86_400_000L;
  private static final long UNSURE = Long.MIN_VALUE;
  private static final LocalDate FIRST = LocalDate.of(1970, 1, 3);
  private static final LocalDate LAST = LocalDate.of(2100, 1, 1);
  private static final long FIRST_MILLIS = FIRST.toEpochDay() * DAY;
  private static final long LAST_MILLIS = LAST.toEpochDay() * DAY;

  /** Made once each: most dates of a city are of some years. */
  private static final LocalDate[] DATES = new LocalDate[(int) LAST.toEpochDay() + 2];

  private static final Map<ZoneId, LocalDays> BY_ZONE = new ConcurrentHashMap<>();

  private final ZoneId zone;

  /** Offset i, in milliseconds, holds from {@code from[i]} to before {@code from[i + 1]}. */
  private final long[] from;

  private final long[] offsets;

  private LocalDays(ZoneId zone) {
    this.zone = zone;
    ZoneRules rules = zone.getRules();
    List<long[]> table = new ArrayList<>();
    Instant at = Instant.ofEpochMilli(FIRST_MILLIS - 2 * DAY);
    table.add(new long[] {Long.MIN_VALUE, rules.getOffset(at).getTotalSeconds() * 1_000L});
    for (ZoneOffsetTransition next = rules.nextTransition(at);
        next != null && next.toEpochSecond() * 1_000 < LAST_MILLIS + 2 * DAY;
        next = rules.nextTransition(next.getInstant())) {
      table.add(
          new long[] {
            next.toEpochSecond() * 1_000, next.getOffsetAfter().getTotalSeconds() * 1_000L
          });
    }
    from = table.stream().mapToLong(each -> each[0]).toArray();
    offsets = table.stream().mapToLong(each -> each[1]).toArray();
  }

  /** The local days of that zone. */
  public static LocalDays of(ZoneId zone) {
    LocalDays known = BY_ZONE.get(zone);
    return known != null ? known : BY_ZONE.computeIfAbsent(zone, LocalDays::new);
  }

  /** Local date of an instant. */
  public LocalDate dateOf(Instant instant) {
    long seconds = instant.getEpochSecond();
    if (seconds < FIRST_MILLIS / 1_000 || seconds >= LAST_MILLIS / 1_000) {
      return LocalDate.ofInstant(instant, zone);
    }
    long millis = seconds * 1_000;
    return date(Math.floorDiv(millis + offsets[segment(millis)], DAY));
  }

  /** The first moment of a local date: midnight, or the end of the gap that it lies in. */
  public Instant startOf(LocalDate date) {
    long millis = certainMillis(date, 0);
    return millis == UNSURE ? date.atStartOfDay(zone).toInstant() : Instant.ofEpochMilli(millis);
  }

  /** The last millisecond of a local date. */
  public Instant lastMillisOf(LocalDate date) {
    return startOf(date.plusDays(1)).minusMillis(1);
  }

  /**
   * Another date at the local time of day of {@code instant}. A time that a change of the clocks
   * leaves out is moved forward by it; of one that comes twice the first is taken.
   */
  public Instant onDate(Instant instant, LocalDate date) {
    long seconds = instant.getEpochSecond();
    if (seconds >= FIRST_MILLIS / 1_000
        && seconds < LAST_MILLIS / 1_000
        && instant.getNano() % 1_000_000 == 0) {
      long millis = instant.toEpochMilli();
      long then = certainMillis(date, Math.floorMod(millis + offsets[segment(millis)], DAY));
      if (then != UNSURE) {
        return Instant.ofEpochMilli(then);
      }
    }
    LocalTime time = LocalDateTime.ofInstant(instant, zone).toLocalTime();
    return date.atTime(time).atZone(zone).toInstant();
  }

  /** The moment of a local time where the clocks do not change within a day of it. */
  private long certainMillis(LocalDate date, long millisOfDay) {
    long day = date.toEpochDay();
    if (day <= FIRST.toEpochDay() || day >= LAST.toEpochDay()) {
      return UNSURE;
    }
    long local = day * DAY + millisOfDay;
    int segment = segment(local - offsets[offsets.length - 1]);
    long millis = local - offsets[segment];
    boolean certain = segment(millis - DAY) == segment && segment(millis + DAY) == segment;
    return certain ? millis : UNSURE;
  }

  /** Which offset holds at that instant. Many zones no longer change. */
  private int segment(long millis) {
    if (millis >= from[from.length - 1]) {
      return from.length - 1;
    }
    int found = Arrays.binarySearch(from, millis);
    return found >= 0 ? found : -found - 2;
  }

  private static LocalDate date(long epochDay) {
    LocalDate date = DATES[(int) epochDay];
    if (date == null) {
      date = LocalDate.ofEpochDay(epochDay);
      DATES[(int) epochDay] = date;
    }
    return date;
  }
}
