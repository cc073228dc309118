package io.xiaoneng.registry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one registry record; every error names the record and the field. */
final class RecordFields {

  private static final int MOST_DAYS_OF_A_RANGE = 366;

  private final String record;
  private final Map<?, ?> fields;

  /** The field these are the fields of, with a dot behind it; "" of the record itself. */
  private final String within;

  RecordFields(String record, Map<?, ?> fields) {
    this(record, fields, "");
  }

  private RecordFields(String record, Map<?, ?> fields, String within) {
    this.record = record;
    this.fields = fields;
    this.within = within;
  }

  RegistryException error(String field, String what) {
    String path = within + field;
    return new RegistryException(path, "registry record " + record + ": " + path + " " + what);
  }

  /** Checks that a field, where sent, repeats what the key says. */
  void same(String field, Object expected) {
    Object value = fields.get(field);
    if (value != null && !value.equals(expected)) {
      throw error(field, "is " + value + ", the key says " + expected);
    }
  }

  String text(String field, String whenMissing) {
    Object value = fields.get(field);
    if (value == null) {
      return whenMissing;
    }
    if (value instanceof String text) {
      return text;
    }
    throw error(field, "is " + value + ", expected a text");
  }

  String needed(String field) {
    String text = text(field, "");
    if (text.isEmpty()) {
      throw error(field, "is missing");
    }
    return text;
  }

  String choice(String field, String whenMissing, List<String> allowed) {
    String value = text(field, whenMissing);
    if (!value.isEmpty() && !value.equals(whenMissing) && !allowed.contains(value)) {
      throw error(field, "is " + value + ", expected one of " + String.join(", ", allowed));
    }
    return value.isEmpty() ? whenMissing : value;
  }

  boolean flag(String field) {
    Object value = fields.get(field);
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw error(field, "is " + value + ", expected true or false");
  }

  @Nullable Long whole(String field) {
    Object value = fields.get(field);
    if (value == null) {
      return null;
    }
    if (value instanceof Long whole && whole >= 0) {
      return whole;
    }
    throw error(field, "is " + value + ", expected a whole number of 0 or more");
  }

  double number(String field) {
    Object value = fields.get(field);
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw error(field, value == null ? "is missing" : "is " + value + ", expected a number");
  }

  @Nullable Double degrees(String field, double most) {
    Object value = fields.get(field);
    if (value == null) {
      return null;
    }
    if (value instanceof Number number && Math.abs(number.doubleValue()) <= most) {
      return number.doubleValue();
    }
    throw error(field, "is " + value + ", expected degrees from -" + most + " to " + most);
  }

  Limit limit(String field) {
    Object value = fields.get(field);
    if (value == null) {
      return Limit.NONE;
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw error(field, "is " + value + ", expected an object with amount and kind");
    }
    RecordFields inner = new RecordFields(record, map, field + ".");
    Limit.Kind kind =
        Limit.Kind.valueOf(
            inner.choice("kind", "NONE", List.of("WORKING", "CALENDAR", "MONTH", "HOUR", "NONE")));
    Long amount = inner.whole("amount");
    if (kind != Limit.Kind.NONE && amount == null) {
      throw inner.error("amount", "is missing");
    }
    if (amount != null && amount > 36_500) {
      throw inner.error("amount", "is " + amount + ", at most 36500");
    }
    return kind == Limit.Kind.NONE || amount == null
        ? Limit.NONE
        : new Limit(amount.intValue(), kind);
  }

  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (Object each : list(field, "a list of texts")) {
      if (!(each instanceof String text)) {
        throw error(field, "has " + each + ", expected texts");
      }
      texts.add(text);
    }
    return texts;
  }

  List<Long> wholes(String field) {
    List<Long> wholes = new ArrayList<>();
    for (Object each : list(field, "a list of whole numbers")) {
      if (!(each instanceof Long whole)) {
        throw error(field, "has " + each + ", expected whole numbers");
      }
      wholes.add(whole);
    }
    return wholes;
  }

  private List<?> list(String field, String expected) {
    Object value = fields.get(field);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw error(field, "is " + value + ", expected " + expected);
  }

  /** Dates and ranges {@code first..last}, in the order they are written. */
  List<LocalDate> days(String field) {
    List<LocalDate> days = new ArrayList<>();
    for (String each : texts(field)) {
      int dots = each.indexOf("..");
      try {
        LocalDate first = LocalDate.parse(dots < 0 ? each : each.substring(0, dots));
        LocalDate last = dots < 0 ? first : LocalDate.parse(each.substring(dots + 2));
        if (last.isBefore(first) || first.plusDays(MOST_DAYS_OF_A_RANGE).isBefore(last)) {
          throw error(field, "has " + each + ", whose last day is not after its first");
        }
        first.datesUntil(last.plusDays(1)).forEach(days::add);
      } catch (DateTimeException e) {
        throw error(field, "has " + each + ", expected dates or first..last");
      }
    }
    return days;
  }

  @Nullable LocalDate date(String field) {
    String text = text(field, "");
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw error(field, "is " + text + ", expected a date");
    }
  }

  /** A moment that begins something, inclusive: of a date its first moment; null where not sent. */
  @Nullable Instant begin(String field, ZoneId zone) {
    return moment(field, zone, 0);
  }

  /** A moment that ends something, exclusive: a date is still in; null where not sent. */
  @Nullable Instant end(String field, ZoneId zone) {
    return moment(field, zone, 1);
  }

  private @Nullable Instant moment(String field, ZoneId zone, int daysLater) {
    String text = text(field, "");
    if (text.isEmpty()) {
      return null;
    }
    try {
      return text.length() == 10
          ? LocalDate.parse(text).plusDays(daysLater).atStartOfDay(zone).toInstant()
          : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw error(field, "is " + text + ", expected a date or a time with an offset");
    }
  }
}
