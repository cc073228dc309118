package io.xiaoneng.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The times that the tables hold: ClickHouse's DateTime64 and Date32 go from 1900 to 2299. The
 * event contract knows the years 0000 to 9999, and one odd date refuses no event: what lies outside
 * is stored as the nearest time that can be held. Folds count with the times as sent, and the
 * archived bytes keep them.
 */
public final class StoredTimes {

  /** The first date, inclusive. */
  public static final LocalDate FIRST_DATE = LocalDate.of(1900, 1, 1);

  /** The last date, inclusive. */
  public static final LocalDate LAST_DATE = LocalDate.of(2299, 12, 31);

  private static final long FIRST =
      FIRST_DATE.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
  private static final long LAST =
      LAST_DATE.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() - 1;

  private StoredTimes() {}

  /** The nearest instant that can be held, both in milliseconds since 1970. */
  public static long millis(long epochMillis) {
    return Math.max(FIRST, Math.min(LAST, epochMillis));
  }

  /** The nearest instant that can be held, in milliseconds since 1970. */
  public static long millis(Instant instant) {
    return millis(instant.toEpochMilli());
  }

  /** The nearest date that can be held. */
  public static LocalDate date(LocalDate date) {
    if (date.isBefore(FIRST_DATE)) {
      return FIRST_DATE;
    }
    return date.isAfter(LAST_DATE) ? LAST_DATE : date;
  }
}
