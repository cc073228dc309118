package io.xiaoneng.registry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one registry record; every error names the record and the field. */
final class RecordFields {

  private final String record;
  private final Map<?, ?> fields;

  RecordFields(String record, Map<?, ?> fields) {
    this.record = record;
    this.fields = fields;
  }

  IllegalArgumentException error(String field, String what) {
    return new IllegalArgumentException("registry record " + record + ": " + field + " " + what);
  }

  /** Checks that a field, where sent, repeats what the key says. */
  void same(String field, String expected) {
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

  String choice(String field, String whenMissing, List<String> allowed) {
    String value = text(field, whenMissing);
    if (!value.equals(whenMissing) && !allowed.contains(value)) {
      throw error(field, "is " + value + ", expected one of " + String.join(", ", allowed));
    }
    return value;
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
    RecordFields inner = new RecordFields(record + " " + field, map);
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

  Instant validFrom(ZoneId zone) {
    String text = text("validFrom", "");
    if (text.isEmpty()) {
      return Item.ALWAYS;
    }
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
          : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw error("validFrom", "is " + text + ", expected a date or a time with an offset");
    }
  }
}
