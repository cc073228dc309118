package io.xiaoneng.job.circle;

import io.xiaoneng.job.registry.RegistryRow;
import io.xiaoneng.job.sink.ClickHouseAddress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables in ClickHouse. Tries for a minute: the engine, or its schema, may still be starting.
 */
public record JdbcCircleTables(ClickHouseAddress address) implements CircleTables {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcCircleTables.class);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private interface Reading<T> {
    T read(ResultSet rows) throws SQLException;
  }

  @Override
  public long maxVersion(String table) throws IOException {
    return query(
        "SELECT toInt64(max(version)) FROM " + table, rows -> rows.next() ? rows.getLong(1) : 0L);
  }

  @Override
  public List<RegistryRow> registryAfter(long offset) throws IOException {
    return query(
        "SELECT kind, key, `offset`, body, toUnixTimestamp64Milli(recorded_at) FROM"
            + " registry_history FINAL WHERE kind IN ('point', 'source', 'calendar', 'cell',"
            + " 'unit', 'bundle') AND toInt64(`offset`) > "
            + offset
            + " ORDER BY `offset`",
        JdbcCircleTables::records);
  }

  private static List<RegistryRow> records(ResultSet rows) throws SQLException {
    List<RegistryRow> records = new ArrayList<>();
    while (rows.next()) {
      RegistryRow row = new RegistryRow();
      row.kind = rows.getString(1);
      row.key = rows.getString(2);
      row.offset = rows.getLong(3);
      row.body = rows.getString(4);
      row.recordedAt = rows.getLong(5);
      records.add(row);
    }
    return records;
  }

  private <T> T query(String sql, Reading<T> reading) throws IOException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try (Connection connection = DriverManager.getConnection(address.jdbcUrl());
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        return reading.read(rows);
      } catch (SQLException e) {
        if (System.nanoTime() - deadline >= 0) {
          throw new IOException("the circle's tables at " + address + " cannot be read: " + e, e);
        }
        LOG.warn("the circle's tables at {} cannot be read yet: {}", address, e.getMessage());
      }
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the circle's tables", e);
    }
  }
}
