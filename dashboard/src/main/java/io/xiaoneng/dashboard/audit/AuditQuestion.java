package io.xiaoneng.dashboard.audit;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.metric.BadParameterException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is asked of the audit log; what is wrong names its parameter. */
@Component
class AuditQuestion {

  static final int DEFAULT_SIZE = 50;
  private static final int MOST = 1_000;

  private final ZoneId zone;

  AuditQuestion(XiaonengProperties settings) {
    this.zone = settings.zoneId();
  }

  /**
   * @param from a date of the city, or an instant; inclusive
   * @param to a date, inclusive, or an instant, exclusive
   */
  AuditReader.Search of(
      @Nullable String actor,
      @Nullable String action,
      @Nullable String text,
      @Nullable String from,
      @Nullable String to) {
    return new AuditReader.Search(
        actor, action, text, moment("from", from, 0), moment("to", to, 1));
  }

  private @Nullable Instant moment(String name, @Nullable String value, int daysLater) {
    if (value == null || value.isBlank()) {
      return null;
    }
    try {
      return value.length() <= 10
          ? LocalDate.parse(value).plusDays(daysLater).atStartOfDay(zone).toInstant()
          : OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
    } catch (DateTimeException e) {
      throw new BadParameterException(
          name, name + " is \"" + value + "\", must be a date like 2026-03-02 or an instant");
    }
  }

  /** Lines older than that; all where it is missing. */
  static long before(@Nullable String value) {
    return value == null || value.isBlank()
        ? Long.MAX_VALUE
        : number("before", value, Long.MAX_VALUE);
  }

  static int size(@Nullable String value) {
    return value == null || value.isBlank() ? DEFAULT_SIZE : (int) number("size", value, MOST);
  }

  private static long number(String name, String value, long most) {
    try {
      long number = Long.parseLong(value);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with the numbers out of range.
    }
    throw new BadParameterException(
        name, name + " is \"" + value + "\", must be a number from 1 to " + most);
  }

  /** Where older lines begin; null where there are none. */
  static @Nullable Long next(List<AuditEntry> entries, int limit) {
    return entries.size() < limit || entries.get(entries.size() - 1).id() == 1
        ? null
        : (Long) entries.get(entries.size() - 1).id();
  }
}
