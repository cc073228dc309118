package io.xiaoneng.dashboard.clickhouse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Opens the program's own access for tests of other packages. */
public final class ClickHouseTesting {

  private ClickHouseTesting() {}

  public static ClickHouse open(String jdbcUrl) {
    return ClickHouseConfiguration.open(jdbcUrl);
  }

  /** Likewise, but nothing is waited for longer than five seconds. */
  public static ClickHouse impatient(String jdbcUrl) {
    HikariConfig pool = ClickHouseConfiguration.pool(jdbcUrl);
    pool.setConnectionTimeout(1_000);
    pool.addDataSourceProperty("connection_timeout", "1000");
    pool.addDataSourceProperty("socket_timeout", "1000");
    return new ClickHouse(new HikariDataSource(pool), Duration.ofSeconds(4), Duration.ofSeconds(1));
  }

  /** As {@link #open(String)}, where each statement is bent before it is prepared. */
  public static ClickHouse open(String jdbcUrl, UnaryOperator<String> bend) {
    return new ClickHouse(
        new BendingPool(ClickHouseConfiguration.pool(jdbcUrl), bend),
        Duration.ofSeconds(60),
        Duration.ofSeconds(2));
  }
}
