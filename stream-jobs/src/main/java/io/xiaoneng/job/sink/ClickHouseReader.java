package io.xiaoneng.job.sink;

import java.io.IOException;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what an operator must know before its first event. Tries for a minute: the engine, or its
 * schema, may still be starting.
 *
 * @param what the tables' name in messages
 */
public record ClickHouseReader(ClickHouseAddress address, String what) implements Serializable {

  private static final Logger LOG = LoggerFactory.getLogger(ClickHouseReader.class);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Takes what is wanted out of the rows. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Called once an attempt; the rows stand before the first one. */
    T read(ResultSet rows) throws SQLException;
  }

  /**
   * The answer to a query.
   *
   * @throws IOException when none came within a minute
   */
  public <T> T query(String sql, Reading<T> reading) throws IOException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try (Connection connection = address.connect();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        return reading.read(rows);
      } catch (SQLException e) {
        if (System.nanoTime() - deadline >= 0) {
          throw new IOException(what + " at " + address + " cannot be read: " + e, e);
        }
        LOG.warn("{} at {} cannot be read yet: {}", what, address, e.getMessage());
      }
      pause();
    }
  }

  private void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + what, e);
    }
  }
}
