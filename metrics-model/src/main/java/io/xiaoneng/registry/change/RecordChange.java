package io.xiaoneng.registry.change;

import io.xiaoneng.registry.RegistryKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one record.
 *
 * @param before the record's JSON as it stands; null where there is none
 * @param after as it shall stand; null where it is taken out
 */
public record RecordChange(
    RegistryKey key,
    @Nullable Map<String, @Nullable Object> before,
    @Nullable Map<String, @Nullable Object> after) {

  public RecordChange {
    before = before == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(before));
    after = after == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(after));
  }

  /** What becomes of the record. */
  public enum Kind {
    ADDED,
    CHANGED,
    UNCHANGED,
    REMOVED
  }

  /**
   * One field that changes.
   *
   * @param before null where it was not there
   * @param after null where it is not there any more
   */
  public record FieldChange(String field, @Nullable Object before, @Nullable Object after) {}

  /** What becomes of the record; one that is neither there nor wanted is unchanged. */
  public Kind kind() {
    if (before == null) {
      return after == null ? Kind.UNCHANGED : Kind.ADDED;
    }
    if (after == null) {
      return Kind.REMOVED;
    }
    return fields().isEmpty() ? Kind.UNCHANGED : Kind.CHANGED;
  }

  /** The fields that change, in the record's order; a missing field and an empty one are alike. */
  public List<FieldChange> fields() {
    Set<String> names = new LinkedHashSet<>();
    Map<String, @Nullable Object> old = before == null ? Map.of() : before;
    Map<String, @Nullable Object> now = after == null ? Map.of() : after;
    names.addAll(now.keySet());
    names.addAll(old.keySet());
    names.remove("kind");
    List<FieldChange> changes = new ArrayList<>();
    for (String name : names) {
      Object was = told(old.get(name));
      Object is = told(now.get(name));
      if (!Objects.equals(was, is)) {
        changes.add(new FieldChange(name, was, is));
      }
    }
    return changes;
  }

  /**
   * A value that says something, or null: empty, false and "no limit" are what a record has anyway.
   */
  private static @Nullable Object told(@Nullable Object value) {
    if (value == null
        || value.equals("")
        || value.equals(false)
        || value instanceof List<?> list && list.isEmpty()
        || value instanceof Map<?, ?> map && map.isEmpty()) {
      return null;
    }
    return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
        ? (Object) number.longValue()
        : value;
  }
}
