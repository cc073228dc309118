package io.xiaoneng.dashboard.clickhouse;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

/** Opens the program's own access for tests of other packages. */
public final class ClickHouseTesting {

  private ClickHouseTesting() {}

  public static ClickHouse open(String jdbcUrl) {
    return new ClickHouse(new HikariDataSource(ClickHouseConfiguration.pool(jdbcUrl)));
  }

  /** Likewise, but every statement with parameters is run as {@code bend} makes it. */
  public static ClickHouse open(String jdbcUrl, UnaryOperator<String> bend) {
    return new ClickHouse(
        new HikariDataSource(ClickHouseConfiguration.pool(jdbcUrl)) {
          @Override
          public Connection getConnection() throws SQLException {
            return bending(super.getConnection(), bend);
          }
        });
  }

  private static Connection bending(Connection connection, UnaryOperator<String> bend) {
    return (Connection)
        Proxy.newProxyInstance(
            ClickHouseTesting.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              Object[] sent = arguments == null ? null : arguments.clone();
              if (method.getName().equals("prepareStatement") && sent != null) {
                sent[0] = bend.apply((String) sent[0]);
              }
              try {
                return method.invoke(connection, sent);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
