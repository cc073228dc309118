package io.xiaoneng.dashboard.metric;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the key columns of a result. */
final class Keys {

  /** An answer with more rows is refused: nobody reads it, and it would take the memory. */
  static final int MAX_ROWS = 50_000;

  private Keys() {}

  /** The key of the current row; what is empty in the store is null. */
  static Map<String, @Nullable String> read(ResultSet row, List<Grouping> by) throws SQLException {
    Map<String, @Nullable String> key = new LinkedHashMap<>();
    for (int i = 0; i < by.size(); i++) {
      String value = row.getString(i + 1);
      key.put(by.get(i).key(), value == null || value.isEmpty() ? null : value);
    }
    return key;
  }

  /**
   * Refuses an answer that is too long.
   *
   * @throws BadParameterException naming {@code by}
   */
  static <T> List<T> limited(List<T> rows) {
    if (rows.size() > MAX_ROWS) {
      throw new BadParameterException(
          "by",
          "the answer would have more than "
              + MAX_ROWS
              + " rows; ask for a shorter period, a"
              + " filter or fewer dimensions");
    }
    return rows;
  }

  /** A number of the row, null where the store has none. */
  static @Nullable Double number(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() || Double.isNaN(value) ? null : value;
  }
}
