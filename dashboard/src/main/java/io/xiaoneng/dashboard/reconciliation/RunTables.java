package io.xiaoneng.dashboard.reconciliation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables reconciliation_run and reconciliation_difference. */
final class RunTables {

  /** A run that was not heard of for so long has died. */
  static final Duration DEAD_AFTER = Duration.ofMinutes(10);

  private static final int STORED_DIFFERENCES = 100_000;
  private static final int BATCH = 1_000;

  private RunTables() {}

  static void write(Connection connection, Run run) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO reconciliation_run (run, state, ended_at, cases, cells, community_days,"
                + " point_days, unsettled, different, circle_different, circle_left, repaired,"
                + " reason, updated_at) SELECT ?, ?, if(? = 0, NULL,"
                + " fromUnixTimestamp64Milli(toInt64(?), 'UTC')), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " fromUnixTimestamp64Milli(toInt64(?), 'UTC')")) {
      long ended = run.endedAt() == null ? 0 : run.endedAt().toEpochMilli();
      insert.setLong(1, run.startedAt().toEpochMilli());
      insert.setString(2, run.state().name().toLowerCase(Locale.ROOT));
      insert.setLong(3, ended);
      insert.setLong(4, ended);
      insert.setLong(5, run.cases());
      insert.setLong(6, run.cells());
      insert.setLong(7, run.communityDays());
      insert.setLong(8, run.pointDays());
      insert.setLong(9, run.unsettled());
      insert.setLong(10, run.different());
      insert.setLong(11, run.circleDifferent());
      insert.setString(12, run.circleLeft());
      insert.setLong(13, run.repaired());
      insert.setString(14, run.reason());
      insert.setLong(15, run.updatedAt().toEpochMilli());
      insert.executeUpdate();
    }
  }

  /** The newest run; nothing where there was none. */
  static Optional<Run> last(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT toInt64(run), state, ifNull(toUnixTimestamp64Milli(ended_at), 0),"
                    + " toInt64(cases), toInt64(cells), toInt64(community_days),"
                    + " toInt64(point_days), toInt64(unsettled), toInt64(different),"
                    + " toInt64(circle_different), circle_left, toInt64(repaired), reason,"
                    + " toUnixTimestamp64Milli(updated_at)"
                    + " FROM reconciliation_run FINAL ORDER BY run DESC LIMIT 1")) {
      return row.next() ? Optional.of(read(row)) : Optional.empty();
    }
  }

  static Run read(ResultSet row) throws SQLException {
    long ended = row.getLong(3);
    return new Run(
        Instant.ofEpochMilli(row.getLong(1)),
        Run.State.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
        ended == 0 ? null : Instant.ofEpochMilli(ended),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getString(11),
        row.getLong(12),
        row.getString(13),
        Instant.ofEpochMilli(row.getLong(14)));
  }

  /** Keeps the first hundred thousand differences of a run. */
  static void write(Connection connection, Run run, List<Difference> differences)
      throws SQLException {
    List<Difference> kept =
        differences.subList(0, Math.min(differences.size(), STORED_DIFFERENCES));
    for (int from = 0; from < kept.size(); from += BATCH) {
      List<String> rows = new ArrayList<>();
      for (Difference each : kept.subList(from, Math.min(kept.size(), from + BATCH))) {
        rows.add(
            "(%d, %s, %s, %s, %s, %s, [%s], %s)"
                .formatted(
                    run.startedAt().toEpochMilli(),
                    SqlPart.quote(each.what()),
                    SqlPart.quote(each.key()),
                    SqlPart.quote(each.column()),
                    SqlPart.quote(each.expected()),
                    SqlPart.quote(each.found()),
                    each.points().stream().map(SqlPart::quote).collect(Collectors.joining(", ")),
                    SqlPart.quote(each.cause())));
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "INSERT INTO reconciliation_difference (run, what, key, `column`, expected, found,"
                + " points, cause)"
                + " VALUES "
                + String.join(", ", rows));
      }
    }
  }
}
