package io.xiaoneng.dashboard;

import io.xiaoneng.clickhouse.ClickHouseProcess;
import io.xiaoneng.schema.SchemaMigrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One embedded ClickHouse for all tests of this JVM; each test class takes a database of its own.
 */
public final class ClickHouseForTests {

  private static ClickHouseProcess process;

  private ClickHouseForTests() {}

  private static synchronized ClickHouseProcess process() {
    if (process == null) {
      process = ClickHouseProcess.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::close));
    }
    return process;
  }

  /** The JDBC URL of an empty database of that name with the schema applied. */
  public static String database(String name) {
    try (Connection connection = DriverManager.getConnection(process().jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE IF NOT EXISTS " + name);
      try (Connection own = DriverManager.getConnection(process().jdbcUrl(name))) {
        SchemaMigrations.clickHouse().apply(own);
      }
      return process().jdbcUrl(name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make the database " + name, e);
    }
  }
}
