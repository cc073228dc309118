package io.xiaoneng.job.sink;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts rows through JDBC; for small tables, where clarity counts more than speed. */
public final class JdbcInserter<R> implements Inserter<R> {

  private final ClickHouseAddress address;
  private final String table;
  private final String sql;
  private final Binding<R> binding;
  private @Nullable Connection connection;

  /** Sets the parameters of one row; travels with the job. */
  @FunctionalInterface
  public interface Binding<R> extends Serializable {
    /** Sets every parameter, in the order of the columns. */
    void bind(PreparedStatement statement, R row) throws SQLException;
  }

  /**
   * @param columns comma list, in the order in which the binding sets them
   */
  public JdbcInserter(ClickHouseAddress address, String table, String columns, Binding<R> binding) {
    this.address = address;
    this.table = table;
    this.binding = binding;
    String marks = "?, ".repeat(columns.split(",").length);
    this.sql =
        "INSERT INTO %s (%s) SETTINGS async_insert = 0 VALUES (%s)"
            .formatted(table, columns, marks.substring(0, marks.length() - 2));
  }

  @Override
  public void insert(List<R> rows) throws InsertException {
    try (PreparedStatement statement = connection().prepareStatement(sql)) {
      for (R row : rows) {
        binding.bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      close();
      throw failure(e);
    }
  }

  private InsertException failure(SQLException e) {
    String message = "rows of " + table + " did not get into ClickHouse at " + address + ": " + e;
    return ClickHouseErrors.ofRows(e.getErrorCode())
        ? InsertException.answered(e.getErrorCode(), message)
        : InsertException.later(message, e);
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = address.connect();
      connection = open;
    }
    return open;
  }

  @Override
  public String table() {
    return table;
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        // The connection is given up either way.
        return;
      }
    }
  }
}
