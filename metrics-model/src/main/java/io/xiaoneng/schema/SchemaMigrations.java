package io.xiaoneng.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings a ClickHouse database to this program's schema: numbered SQL from the class path, applied
 * in order, statement by statement, and recorded in {@code schema_version} with its checksum.
 *
 * <p>Applying again changes nothing; two programs that apply at the same time do the same.
 * ClickHouse has no transactions over DDL, so a run that was cut short is taken up at the beginning
 * of the file.
 */
public final class SchemaMigrations {

  private static final String FOLDER = "schema/clickhouse";

  /** Every file of the folder, by number: a class path in a jar cannot be listed. */
  static final List<String> FILES =
      List.of(
          "V001__spine.sql",
          "V002__duties_effort_ratings.sql",
          "V003__registry_history.sql",
          "V004__tickets_contracts.sql",
          "V005__reconciliation.sql",
          "V006__dead_letter_replay.sql",
          "V007__compact_inserts.sql",
          "V008__registry_change.sql",
          "V009__circle.sql",
          "V010__circle_reconciliation.sql",
          "V011__alerts.sql");

  private static final String CREATE =
      "CREATE TABLE IF NOT EXISTS schema_version (version UInt32, name String, checksum String,"
          + " applied_at DateTime64(3, 'UTC')) ENGINE = ReplacingMergeTree(applied_at)"
          + " ORDER BY version";

  private final List<Migration> migrations;

  SchemaMigrations(List<Migration> migrations) {
    this.migrations = List.copyOf(migrations);
  }

  /** The migrations of this program. */
  public static SchemaMigrations clickHouse() {
    return new SchemaMigrations(FILES.stream().map(file -> Migration.load(FOLDER, file)).toList());
  }

  /** The schema version this program needs. */
  public int version() {
    return migrations.get(migrations.size() - 1).version();
  }

  /**
   * Applies what is missing.
   *
   * @param connection to the database that holds the tables; stays open
   * @return what was applied, for the log; empty where the schema was up to date
   * @throws SchemaException where the database is newer than the program, or was made by a file
   *     that has since changed; nothing is touched then
   * @throws SQLException where a statement fails; the message names the file and the statement
   */
  public List<String> apply(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(CREATE);
      Map<Integer, String> applied = applied(statement);
      check(applied);
      List<String> done = new ArrayList<>();
      for (Migration each : migrations) {
        if (!applied.containsKey(each.version())) {
          run(each, statement);
          done.add(each.label());
        }
      }
      return done;
    }
  }

  private static Map<Integer, String> applied(Statement statement) throws SQLException {
    Map<Integer, String> applied = new TreeMap<>();
    try (ResultSet rows =
        statement.executeQuery("SELECT version, checksum FROM schema_version FINAL")) {
      while (rows.next()) {
        applied.put(rows.getInt(1), rows.getString(2));
      }
    }
    return applied;
  }

  private void check(Map<Integer, String> applied) {
    for (int version : applied.keySet()) {
      if (version > version()) {
        throw new SchemaException(
            "The database has schema version "
                + version
                + " but this program knows only up to "
                + version()
                + ": start the newer program, or restore a backup that fits this one.");
      }
    }
    for (Migration each : migrations) {
      String checksum = applied.get(each.version());
      if (checksum != null && !checksum.equals(each.checksum())) {
        throw new SchemaException(
            "Schema "
                + each.label()
                + " was applied to this database from a different file (checksum "
                + checksum.substring(0, Math.min(12, checksum.length()))
                + ", this program has "
                + each.checksum().substring(0, 12)
                + "): start the program that made the database, or a fresh database.");
      }
    }
  }

  private static void run(Migration migration, Statement statement) throws SQLException {
    int number = 0;
    for (String sql : migration.statements()) {
      number++;
      try {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new SQLException(
            "Schema " + migration.label() + ", statement " + number + ": " + e.getMessage(),
            e.getSQLState(),
            e.getErrorCode(),
            e);
      }
    }
    statement.execute(
        "INSERT INTO schema_version (version, name, checksum, applied_at) VALUES ("
            + migration.version()
            + ", '"
            + migration.name()
            + "', '"
            + migration.checksum()
            + "', now64(3))");
  }
}
