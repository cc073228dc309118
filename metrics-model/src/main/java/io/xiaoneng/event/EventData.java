package io.xiaoneng.event;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The known fields of an event's {@code data}; immutable. A missing field is null. */
public final class EventData {

  /** No field at all. */
  public static final EventData EMPTY = new EventData(0, new Object[0]);

  private static final DataField[] FIELDS = DataField.values();

  /** Bit n is set where the field of ordinal n is there. */
  private final long present;

  /** The values of those fields, in their order. */
  private final Object[] values;

  /**
   * @param values values of the types that {@link DataField.Kind} names; copied
   */
  public EventData(Map<DataField, Object> values) {
    long mask = 0;
    for (DataField field : values.keySet()) {
      mask |= 1L << field.ordinal();
    }
    this.present = mask;
    this.values = values.isEmpty() ? new Object[0] : new EnumMap<>(values).values().toArray();
  }

  /** Takes the array over. */
  EventData(long present, Object[] values) {
    this.present = present;
    this.values = values;
  }

  /** Whether the field is there. */
  public boolean has(DataField field) {
    return (present >>> field.ordinal() & 1) != 0;
  }

  /** The text of that field, or null. */
  public @Nullable String text(DataField field) {
    return (String) value(field);
  }

  /** The whole number of that field, or null. */
  public @Nullable Long integer(DataField field) {
    return (Long) value(field);
  }

  /** Whether that flag is set; false where it is missing. */
  public boolean flag(DataField field) {
    return Boolean.TRUE.equals(value(field));
  }

  /** The instant of that field, or null. */
  public @Nullable Instant instant(DataField field) {
    return (Instant) value(field);
  }

  /** The texts of that field; empty where it is missing. */
  @SuppressWarnings("unchecked")
  public List<String> texts(DataField field) {
    Object value = value(field);
    return value == null ? List.of() : (List<String>) value;
  }

  /** Every field that is there, in the order of {@link DataField}. */
  public Map<DataField, Object> asMap() {
    Map<DataField, Object> map = new EnumMap<>(DataField.class);
    int place = 0;
    for (long rest = present; rest != 0; rest &= rest - 1) {
      map.put(FIELDS[Long.numberOfTrailingZeros(rest)], values[place++]);
    }
    return Collections.unmodifiableMap(map);
  }

  private @Nullable Object value(DataField field) {
    long bit = 1L << field.ordinal();
    return (present & bit) == 0 ? null : values[Long.bitCount(present & bit - 1)];
  }

  long present() {
    return present;
  }

  Object valueAt(int place) {
    return values[place];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventData that
        && present == that.present
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(present) * 31 + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return asMap().toString();
  }
}
