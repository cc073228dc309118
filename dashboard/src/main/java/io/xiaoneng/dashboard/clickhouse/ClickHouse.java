package io.xiaoneng.dashboard.clickhouse;

import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import com.clickhouse.jdbc.ConnectionImpl;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads from ClickHouse through a bounded pool, every query under a time limit.
 *
 * <p>Instants and dates should be bound as epoch milliseconds and ISO text and read likewise
 * ({@code toUnixTimestamp64Milli}, {@code toString}), so that no driver's idea of a zone comes
 * between.
 */
public final class ClickHouse implements AutoCloseable {

  /** Makes one value of the current row. */
  @FunctionalInterface
  public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** What is done with a connection. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Time limit of {@link #query(String, List, RowMapper)}. */
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(15);

  /** How long work on a bare connection waits for each answer. */
  private static final Duration BARE_LIMIT = Duration.ofSeconds(35);

  private static final Duration INSERT_LIMIT = Duration.ofSeconds(30);
  private static final InsertSettings INSERTING = inserting();

  private final HikariDataSource pool;
  private final Duration most;
  private final Duration grace;
  private final Presence presence = new Presence();

  /**
   * @param most no statement may take longer, whatever limit it has
   * @param grace how much longer than ClickHouse may work on a statement its answer is waited for,
   *     so that its own word about the limit comes first
   */
  ClickHouse(HikariDataSource pool, Duration most, Duration grace) {
    this.pool = pool;
    this.most = most;
    this.grace = grace;
  }

  /** {@link #query(String, List, Duration, RowMapper)} under {@link #DEFAULT_LIMIT}. */
  public <T> List<T> query(String sql, List<?> parameters, RowMapper<T> mapper) {
    return query(sql, parameters, DEFAULT_LIMIT, mapper);
  }

  /**
   * Runs a SELECT and maps each row.
   *
   * @param sql with one {@code ?} for each parameter
   * @param limit how long ClickHouse may work on it, whole seconds, at least one
   * @throws ClickHouseUnavailableException where ClickHouse is away or gives no connection in time
   * @throws ClickHouseQueryException where ClickHouse refuses or the limit is exceeded
   */
  public <T> List<T> query(String sql, List<?> parameters, Duration limit, RowMapper<T> mapper) {
    List<T> rows = new ArrayList<>();
    each(sql, parameters, limit, row -> rows.add(mapper.map(row)));
    return rows;
  }

  /** Runs a statement that answers nothing; failures as in {@link #query}. */
  public void execute(String sql, List<?> parameters, Duration limit) {
    with(limit, sql, parameters, PreparedStatement::execute);
  }

  /**
   * Inserts rows that are encoded already, all or none; failures as in {@link #query}.
   *
   * @param columns comma list, in the order of the encoding
   * @param rows in the format RowBinary
   */
  public void insert(String table, String columns, byte[] rows) {
    if (rows.length == 0) {
      return;
    }
    with(
        connection -> {
          List<String> names = List.of(columns.split(",\\s*"));
          try (InsertResponse response =
              connection
                  .unwrap(ConnectionImpl.class)
                  .getClient()
                  .insert(
                      table,
                      names,
                      new ByteArrayInputStream(rows),
                      ClickHouseFormat.RowBinary,
                      INSERTING)
                  .get(INSERT_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            return response.getWrittenRows();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while writing into " + table, e);
          } catch (ExecutionException | TimeoutException e) {
            throw new SQLException("cannot write into " + table, e);
          }
        });
  }

  /** Does something with the current row. */
  @FunctionalInterface
  public interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /** As {@link #query}, but hands on each row as it comes and keeps none. */
  public void each(String sql, List<?> parameters, Duration limit, RowReader reader) {
    with(
        limit,
        sql,
        parameters,
        statement -> {
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              reader.read(result);
            }
          }
          return true;
        });
  }

  /** What is done with a statement whose parameters are bound. */
  private interface Asking<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  private <T> T with(Duration limit, String sql, List<?> parameters, Asking<T> asking) {
    Duration own = limit.compareTo(most) < 0 ? limit : most;
    return with(
        own.plus(grace),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout((int) Math.max(1, own.toSeconds()));
            for (int i = 0; i < parameters.size(); i++) {
              bind(statement, i + 1, parameters.get(i));
            }
            return asking.of(statement);
          }
        });
  }

  /** Runs something on a connection of the pool; failures as in {@link #query}. */
  public <T> T with(Work<T> work) {
    return with(BARE_LIMIT, work);
  }

  private <T> T with(Duration wait, Work<T> work) {
    long asked = presence.ask();
    try (Connection connection = pool.getConnection()) {
      connection.setNetworkTimeout(Runnable::run, (int) wait.toMillis());
      T done = work.on(connection);
      presence.answered();
      return done;
    } catch (SQLException e) {
      RuntimeException told = translate(e);
      if (told instanceof ClickHouseQueryException) {
        presence.answered();
      } else if (!crowded(e)) {
        presence.silent(asked, e);
      }
      throw told;
    }
  }

  /** Whether there was no connection only because others hold them all. */
  private boolean crowded(SQLException e) {
    return e instanceof SQLTransientConnectionException
        && pool.getHikariPoolMXBean().getActiveConnections() >= pool.getMaximumPoolSize();
  }

  private static InsertSettings inserting() {
    InsertSettings settings = new InsertSettings();
    settings.setNetworkTimeout(INSERT_LIMIT.toMillis(), ChronoUnit.MILLIS);
    return settings;
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    statement.setObject(index, value);
  }

  /** Where the server spoke, it is not away; the driver calls its time limit a timeout, too. */
  private static RuntimeException translate(SQLException e) {
    int code = serverCode(e);
    return code == 0
        ? new ClickHouseUnavailableException("ClickHouse is not available", e)
        : new ClickHouseQueryException("ClickHouse refused a query: " + e.getMessage(), code, e);
  }

  /** The code of the server's own error in the chain of causes; 0 where the server never spoke. */
  private static int serverCode(Throwable failure) {
    Throwable each = failure;
    for (int depth = 0; each != null && depth < 10; depth++, each = each.getCause()) {
      if (each instanceof com.clickhouse.client.api.ServerException server) {
        return server.getCode();
      }
    }
    return 0;
  }

  @Override
  public void close() {
    pool.close();
  }
}
