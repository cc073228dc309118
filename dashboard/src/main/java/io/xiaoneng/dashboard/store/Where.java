package io.xiaoneng.dashboard.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conditions that must all hold, and the values for their places. Columns and conditions are the
 * program's own words; what comes from outside is a value.
 */
public final class Where {

  private final StringBuilder sql = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  /** One more condition, with a value for each of its question marks; an {@code or} in brackets. */
  public Where and(String condition, Object... given) {
    sql.append(sql.isEmpty() ? " where " : " and ").append(condition);
    values.addAll(Arrays.asList(given));
    return this;
  }

  /** A column has that value; null asks for nothing. */
  public Where equal(String column, @Nullable Object value) {
    return value == null ? this : and(column + " = ?", value);
  }

  /** A column has one of those values, which no row has where there are none. */
  public Where in(String column, Collection<String> allowed) {
    if (allowed.isEmpty()) {
      return and("1 = 0");
    }
    String places = String.join(", ", Collections.nCopies(allowed.size(), "?"));
    return and(column + " in (" + places + ")", allowed.toArray());
  }

  /** The clause with a space before it; nothing where there is no condition. */
  public String sql() {
    return sql.toString();
  }

  /** The values in the order of their places, and those of the places that follow. */
  public List<Object> values(Object... following) {
    List<Object> all = new ArrayList<>(values);
    all.addAll(Arrays.asList(following));
    return all;
  }
}
