package io.xiaoneng.dashboard.unit;

import io.xiaoneng.dashboard.metric.BadParameterException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A period that a reader chose for the page of a unit.
 *
 * @param from first day, inclusive
 * @param to last day, inclusive
 */
record Span(LocalDate from, LocalDate to) {

  /** As long as the trend of the page can be read, and two years can be compared. */
  static final long MOST_DAYS = 2 * 366;

  private static final int USUAL_DAYS = 30;
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2299, 12, 31);

  /**
   * The period of those days; where one of them is missing, thirty days from or up to the other.
   *
   * @return null where neither is given
   * @throws BadParameterException for what is no day, and for days that make no such period
   */
  static @Nullable Span of(@Nullable String from, @Nullable String to) {
    LocalDate first = day("from", from);
    LocalDate last = day("to", to);
    if (first == null) {
      return last == null ? null : new Span(last.minusDays(USUAL_DAYS - 1L), last);
    }
    if (last == null) {
      return new Span(first, first.plusDays(USUAL_DAYS - 1L));
    }
    if (first.isAfter(last)) {
      throw new BadParameterException("from", "from " + first + " is after to " + last);
    }
    if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
      throw new BadParameterException(
          "from", "from " + first + " to " + last + " is longer than " + MOST_DAYS + " days");
    }
    return new Span(first, last);
  }

  private static @Nullable LocalDate day(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.isBefore(FIRST) || day.isAfter(LAST)) {
        throw new BadParameterException(name, name + " is " + text + ", must be in 1900 to 2299");
      }
      return day;
    } catch (DateTimeException e) {
      throw new BadParameterException(
          name, name + " is \"" + text + "\", must be a day like 2026-03-31");
    }
  }

  /** As an address says it. */
  Map<String, String> asked() {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("from", from.toString());
    asked.put("to", to.toString());
    return asked;
  }
}
