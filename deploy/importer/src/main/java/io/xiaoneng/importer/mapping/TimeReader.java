package io.xiaoneng.importer.mapping;

import io.xiaoneng.event.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of a log. A time without an offset is local to the mapping's zone; in the hour
 * that a change of clocks repeats, the earlier of the two instants is taken.
 */
public final class TimeReader {

  /** Reads what RFC 3339 and ISO 8601 allow, with an offset or without, also a bare date. */
  public static final String ISO = "iso";

  /** Seconds since 1970-01-01T00:00:00Z. */
  public static final String EPOCH_SECONDS = "epoch-seconds";

  /** Milliseconds since 1970-01-01T00:00:00Z. */
  public static final String EPOCH_MILLIS = "epoch-millis";

  private static final LocalTime LAST_MILLISECOND = LocalTime.of(23, 59, 59, 999_000_000);
  private static final DateTimeFormatter ISO_FORMAT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd")
          .optionalStart()
          .appendPattern("['T'][' ']HH:mm")
          .optionalStart()
          .appendPattern(":ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .appendPattern("[XXX][XX]")
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final ZoneId zone;
  private final List<String> names;
  private final List<@Nullable DateTimeFormatter> formats = new ArrayList<>();

  /**
   * @param names {@link #ISO}, {@link #EPOCH_SECONDS}, {@link #EPOCH_MILLIS} or patterns such as
   *     {@code yyyy/M/d H:mm}, tried in this order
   * @throws IllegalArgumentException for a pattern that is none
   */
  public TimeReader(ZoneId zone, List<String> names) {
    this.zone = zone;
    this.names = List.copyOf(names);
    for (String name : names) {
      formats.add(
          switch (name) {
            case ISO -> ISO_FORMAT;
            case EPOCH_SECONDS, EPOCH_MILLIS -> null;
            default ->
                DateTimeFormatter.ofPattern(strictYear(name), Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
          });
    }
  }

  /** The zone of times without an offset. */
  public ZoneId zone() {
    return zone;
  }

  /**
   * The instant that the text names, floored to milliseconds.
   *
   * @param endOfDay whether a bare date means its last millisecond rather than its first
   * @param field for the message
   */
  public Instant read(String text, boolean endOfDay, String field) throws RowProblem {
    for (int i = 0; i < names.size(); i++) {
      Instant instant = readAs(names.get(i), formats.get(i), text, endOfDay);
      if (instant != null) {
        return Instant.ofEpochMilli(instant.toEpochMilli());
      }
    }
    throw new RowProblem(
        Reason.BAD_TIME,
        field + " is '" + text + "', which is no time in the format " + String.join(" or ", names));
  }

  private @Nullable Instant readAs(
      String name, @Nullable DateTimeFormatter format, String text, boolean endOfDay) {
    try {
      if (format == null) {
        long number = Long.parseLong(text);
        return name.equals(EPOCH_SECONDS)
            ? Instant.ofEpochSecond(number)
            : Instant.ofEpochMilli(number);
      }
      TemporalAccessor parsed =
          format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (parsed instanceof OffsetDateTime withOffset) {
        return withOffset.toInstant();
      }
      if (parsed instanceof LocalDateTime local) {
        return local.atZone(zone).toInstant();
      }
      LocalDate date = (LocalDate) parsed;
      return endOfDay
          ? date.atTime(LAST_MILLISECOND).atZone(zone).toInstant()
          : date.atStartOfDay(zone).toInstant();
    } catch (DateTimeException | NumberFormatException notThisFormat) {
      return null;
    }
  }

  /** People write yyyy; strict resolution wants uuuu, else it asks for an era. */
  private static String strictYear(String pattern) {
    StringBuilder strict = new StringBuilder();
    boolean quoted = false;
    for (char c : pattern.toCharArray()) {
      quoted ^= c == '\'';
      strict.append(!quoted && c == 'y' ? 'u' : c);
    }
    return strict.toString();
  }
}
