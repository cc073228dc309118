package io.xiaoneng.dashboard.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a list: a value for each column of its kind, null for none.
 *
 * @param values as {@link ListColumn.Type} says
 */
record ListLine(ListKind kind, List<@Nullable Object> values) {

  ListLine {
    values = Collections.unmodifiableList(new ArrayList<>(values));
    if (values.size() != kind.columns().size()) {
      throw new IllegalArgumentException(
          values.size() + " values for " + kind.columns().size() + " columns of " + kind);
    }
  }

  /**
   * The value of a column.
   *
   * @throws IllegalArgumentException for a name that is none of this kind's
   */
  @Nullable Object of(String column) {
    for (int i = 0; i < values.size(); i++) {
      if (kind.columns().get(i).name().equals(column)) {
        return values.get(i);
      }
    }
    throw new IllegalArgumentException(kind + " has no column " + column);
  }

  /** The text of a column, "" for none. */
  String text(String column) {
    Object value = of(column);
    return value == null ? "" : value.toString();
  }

  /**
   * The row with another value in a column.
   *
   * @throws IllegalArgumentException for a name that is none of this kind's
   */
  ListLine with(String column, @Nullable Object value) {
    List<@Nullable Object> changed = new ArrayList<>(values);
    for (int i = 0; i < changed.size(); i++) {
      if (kind.columns().get(i).name().equals(column)) {
        changed.set(i, value);
        return new ListLine(kind, changed);
      }
    }
    throw new IllegalArgumentException(kind + " has no column " + column);
  }

  /** The row as JSON, with the address of its page where it has one. */
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      row.put(kind.columns().get(i).name(), values.get(i));
    }
    String href = kind.href(this);
    if (href != null) {
      row.put("href", href);
    }
    return row;
  }
}
