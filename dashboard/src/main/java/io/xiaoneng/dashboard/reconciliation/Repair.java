package io.xiaoneng.dashboard.reconciliation;

import io.xiaoneng.casefile.Rules;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.known.KnownFold;
import io.xiaoneng.registry.MutableRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes rows and cells right again, beside a job that goes on.
 *
 * <p>Rows come out of the archive by the job's own fold, under the version that the job would give
 * them. The rows that were there, whatever their versions, are taken away just then: only those
 * seen before the fold, so that a row which the job writes meanwhile stays. Cells are the sums over
 * the rows, under the lowest version: the next word of the job about the cell counts.
 */
final class Repair {

  private static final String SUBJECTS = "reconciliation_repair";
  private static final String WRONG = "reconciliation_wrong";
  private static final String RIGHT = "reconciliation_right";

  /** What a cell is known by in differences. */
  static final String CELL =
      "concat(cohort, '/', toString(day), '/', district, '/', channel, '/', item_type, '/', kind)";

  private static final String CELL_COLUMNS =
      "cohort, day, district, channel, item_type, kind, "
          + String.join(", ", CellComparison.COVERED);
  private static final int BATCH = 1_000;

  private final ClickHouse clickHouse;
  private final Connection connection;
  private final ZoneId zone;
  private final String calendar;

  /**
   * @param clickHouse to fold by
   * @param connection to the same database
   */
  Repair(ClickHouse clickHouse, Connection connection, ZoneId zone, String calendar) {
    this.clickHouse = clickHouse;
    this.connection = connection;
    this.zone = zone;
    this.calendar = calendar;
  }

  void repair(Report report) throws SQLException {
    List<String> cases = report.keys(Difference.CASE);
    List<String> cells = report.keys(Difference.CELL);
    try {
      others(RowKind.TICKET, report.keys(RowKind.TICKET.what));
      others(RowKind.CONTRACT, report.keys(RowKind.CONTRACT.what));
      if (!cases.isEmpty()) {
        rows(cases);
      }
      if (!cells.isEmpty()) {
        cells(cells);
      }
    } finally {
      for (String each : List.of(SUBJECTS, WRONG, RIGHT)) {
        execute("DROP TABLE IF EXISTS " + each);
      }
    }
  }

  /**
   * Writes every row and every cell anew from the archive. Until it has ended figures are in part;
   * what the job writes meanwhile has higher versions and stays.
   */
  void rebuild() throws SQLException {
    try {
      execute(
          "CREATE OR REPLACE TABLE %s ENGINE = MergeTree ORDER BY subject AS SELECT DISTINCT subject"
                  .formatted(SUBJECTS)
              + " FROM event_archive WHERE startsWith(type, 'case.')");
      execute("TRUNCATE TABLE case_row");
      fold("case_row");
      execute("TRUNCATE TABLE cube_cell");
      execute(
          "INSERT INTO cube_cell (%1$s, version) SELECT %1$s, 0 FROM (%2$s)"
              .formatted(CELL_COLUMNS, Recomputation.cells("(SELECT * FROM case_row FINAL)")));
    } finally {
      execute("DROP TABLE IF EXISTS " + SUBJECTS);
    }
  }

  /** Folds the cases at hand by the job's own fold. */
  private void fold(String table) throws SQLException {
    MutableRegistry registry = RegistryRows.read(connection, zone);
    Rules rules = new Rules(registry.calendar(calendar), zone, registry);
    new KnownFold(clickHouse, rules, KnownFold.END_OF_TIME).fold(SUBJECTS, table);
  }

  /** Tickets and contracts come out of the recomputation, under the version the job would give. */
  private void others(RowKind kind, Collection<String> keys) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    name(keys);
    String among = kind.key + " IN (SELECT subject FROM " + SUBJECTS + ")";
    execute(
        "CREATE OR REPLACE TABLE %s ENGINE = MergeTree ORDER BY key AS SELECT %s AS key, version FROM %s WHERE %s"
            .formatted(WRONG, kind.key, kind.table, among));
    Recomputation recomputation = new Recomputation(zone, calendar);
    recomputation.prepare(connection);
    RowComparison rows = RowComparison.of(kind, recomputation, connection);
    long epoch = RegistryRows.read(connection, zone).epoch();
    execute("CREATE OR REPLACE TABLE %s AS %s".formatted(RIGHT, kind.table));
    execute(
        "INSERT INTO %1$s (%2$s, version, %3$s) SELECT key, weight + bitShiftLeft(toUInt128(%4$d), 96), %3$s FROM (%5$s)"
            .formatted(
                RIGHT,
                kind.key,
                rows.columns(),
                epoch,
                rows.recomputed("subject IN (SELECT subject FROM " + SUBJECTS + ")")));
    execute(
        "DELETE FROM %s WHERE (%s, version) IN (SELECT key, version FROM %s)"
            .formatted(kind.table, kind.key, WRONG));
    execute("INSERT INTO %s SELECT * FROM %s".formatted(kind.table, RIGHT));
  }

  private void rows(Collection<String> cases) throws SQLException {
    name(cases);
    execute(
        "CREATE OR REPLACE TABLE %s ENGINE = MergeTree ORDER BY case_id AS SELECT case_id, version"
                .formatted(WRONG)
            + " FROM case_row WHERE case_id IN (SELECT subject FROM %s)".formatted(SUBJECTS));
    execute("CREATE OR REPLACE TABLE %s AS case_row".formatted(RIGHT));
    fold(RIGHT);
    execute(
        "DELETE FROM case_row WHERE (case_id, version) IN (SELECT case_id, version FROM %s)"
            .formatted(WRONG));
    execute("INSERT INTO case_row SELECT * FROM %s".formatted(RIGHT));
  }

  private void cells(Collection<String> cells) throws SQLException {
    name(cells);
    String among = CELL + " IN (SELECT subject FROM " + SUBJECTS + ")";
    execute(
        "CREATE OR REPLACE TABLE %s ENGINE = MergeTree ORDER BY key AS SELECT %s AS key, version FROM cube_cell WHERE %s"
            .formatted(WRONG, CELL, among));
    execute(
        "CREATE OR REPLACE TABLE %s ENGINE = MergeTree ORDER BY cohort AS SELECT * FROM (%s) WHERE %s"
            .formatted(RIGHT, Recomputation.cells("(SELECT * FROM case_row FINAL)"), among));
    execute(
        "DELETE FROM cube_cell WHERE (%s, version) IN (SELECT key, version FROM %s)"
            .formatted(CELL, WRONG));
    execute(
        "INSERT INTO cube_cell (%s, version) SELECT %s, 0 FROM %s"
            .formatted(CELL_COLUMNS, CELL_COLUMNS, RIGHT));
  }

  /** Puts the keys at hand into a table. */
  private void name(Collection<String> keys) throws SQLException {
    execute(
        "CREATE OR REPLACE TABLE %s (subject String) ENGINE = MergeTree ORDER BY subject"
            .formatted(SUBJECTS));
    List<String> all = List.copyOf(keys);
    for (int from = 0; from < all.size(); from += BATCH) {
      execute(
          "INSERT INTO %s VALUES ".formatted(SUBJECTS)
              + all.subList(from, Math.min(all.size(), from + BATCH)).stream()
                  .map(each -> "(" + SqlPart.quote(each) + ")")
                  .collect(Collectors.joining(", ")));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
