package io.xiaoneng.event;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The known fields of an event's {@code data}; immutable. A missing field is null. */
public final class EventData {

  /** No field at all. */
  public static final EventData EMPTY = new EventData(Map.of());

  private final Map<DataField, Object> values;

  /**
   * @param values values of the types that {@link DataField.Kind} names; copied
   */
  public EventData(Map<DataField, Object> values) {
    this.values = values.isEmpty() ? Map.of() : new EnumMap<>(values);
  }

  /** The text of that field, or null. */
  public @Nullable String text(DataField field) {
    return (String) values.get(field);
  }

  /** The whole number of that field, or null. */
  public @Nullable Long integer(DataField field) {
    return (Long) values.get(field);
  }

  /** Whether that flag is set; false where it is missing. */
  public boolean flag(DataField field) {
    return Boolean.TRUE.equals(values.get(field));
  }

  /** The instant of that field, or null. */
  public @Nullable Instant instant(DataField field) {
    return (Instant) values.get(field);
  }

  /** The texts of that field; empty where it is missing. */
  @SuppressWarnings("unchecked")
  public List<String> texts(DataField field) {
    Object value = values.get(field);
    return value == null ? List.of() : (List<String>) value;
  }

  /** Every field that is there, in the order of {@link DataField}. */
  public Map<DataField, Object> asMap() {
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventData that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
