package io.xiaoneng.job.cube;

import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.job.sink.ClickHouseAddress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table in ClickHouse. Tries for a minute: the engine, or its schema, may still be starting.
 */
public record JdbcCubeTable(ClickHouseAddress address) implements CubeTable {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcCubeTable.class);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private interface Reading<T> {
    T read(ResultSet rows) throws SQLException;
  }

  @Override
  public long maxVersion() throws IOException {
    return query(
        "SELECT toInt64(max(version)) FROM cube_cell", rows -> rows.next() ? rows.getLong(1) : 0L);
  }

  @Override
  public List<String> cellsAbove(long version) throws IOException {
    return query(
        "SELECT DISTINCT cohort, toInt32(day) AS days, district, channel, item_type, kind"
            + " FROM cube_cell WHERE version > "
            + version,
        JdbcCubeTable::addresses);
  }

  private static List<String> addresses(ResultSet rows) throws SQLException {
    List<String> addresses = new ArrayList<>();
    while (rows.next()) {
      addresses.add(
          CellAddress.of(
              new CubeKey(
                  CubeKey.Cohort.valueOf(rows.getString(1).toUpperCase(Locale.ROOT)),
                  LocalDate.ofEpochDay(rows.getInt(2)),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getString(5),
                  rows.getString(6))));
    }
    return addresses;
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
          throw new IOException("cube_cell at " + address + " cannot be read: " + e, e);
        }
        LOG.warn("cube_cell at {} cannot be read yet: {}", address, e.getMessage());
      }
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for cube_cell", e);
    }
  }
}
