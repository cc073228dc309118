package io.xiaoneng.dashboard.registry.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads rows of moved cases. */
final class MovedRows {

  private MovedRows() {}

  static ChangeTable.Moved of(ResultSet row) throws SQLException {
    return new ChangeTable.Moved(
        row.getString(1),
        instant(row, 2),
        instant(row, 3),
        instant(row, 4),
        instant(row, 5),
        number(row, 6),
        number(row, 7),
        row.getString(8),
        row.getString(9));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }
}
