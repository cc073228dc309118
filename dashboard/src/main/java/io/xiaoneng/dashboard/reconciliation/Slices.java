package io.xiaoneng.dashboard.reconciliation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the cases into ranges of their numbers that hold about as many events each, so that a slice
 * fits into memory. Both tables lie in that order, so that each slice is read by itself; a slice by
 * the number's hash would read the whole archive.
 */
final class Slices {

  private Slices() {}

  /**
   * Conditions, with {@code %s} for the column, that hold each case in just one slice.
   *
   * @param events about so many events a slice
   */
  static List<String> of(Connection connection, int events) throws SQLException {
    return of(connection, events, "true");
  }

  /**
   * The same by some of the events.
   *
   * @param which condition on event_archive
   */
  static List<String> of(Connection connection, int events, String which) throws SQLException {
    List<String> starts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT DISTINCT subject FROM (SELECT subject, rowNumberInAllBlocks() AS n FROM"
                    + " (SELECT subject FROM event_archive WHERE "
                    + which
                    + " ORDER BY subject)) WHERE n > 0 AND n % "
                    + events
                    + " = 0 ORDER BY subject SETTINGS max_threads = 1")) {
      while (rows.next()) {
        starts.add(SqlPart.quote(rows.getString(1)).replace("%", "%%"));
      }
    }
    List<String> slices = new ArrayList<>();
    for (int i = 0; i <= starts.size(); i++) {
      String from = i == 0 ? "%1$s >= ''" : "%1$s >= " + starts.get(i - 1);
      String to = i == starts.size() ? "" : " AND %1$s < " + starts.get(i);
      slices.add("(" + from + to + ")");
    }
    return slices;
  }
}
