package io.xiaoneng.dashboard.metric;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
      key.put(
          by.get(i).key(),
          value == null || value.isEmpty() ? null : label(by.get(i).dimension(), value));
    }
    return key;
  }

  /** A key as it is told: days come as days since 1970, weeks and months as 202610 and 202603. */
  private static String label(Dimension dimension, String value) {
    boolean number = value.indexOf('-', 1) < 0;
    return switch (dimension) {
      case DAY -> number ? LocalDate.ofEpochDay(Long.parseLong(value)).toString() : value;
      case WEEK -> number ? value.substring(0, 4) + "-W" + value.substring(4) : value;
      case MONTH -> number ? value.substring(0, 4) + "-" + value.substring(4) : value;
      default -> value;
    };
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
