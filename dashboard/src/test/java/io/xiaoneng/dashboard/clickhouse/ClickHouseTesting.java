package io.xiaoneng.dashboard.clickhouse;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.UnaryOperator;

/** Opens the program's own access for tests of other packages. */
public final class ClickHouseTesting {

  private ClickHouseTesting() {}

  public static ClickHouse open(String jdbcUrl) {
    return new ClickHouse(new HikariDataSource(ClickHouseConfiguration.pool(jdbcUrl)));
  }

  /** Likewise, where each statement is bent before it is prepared. */
  public static ClickHouse open(String jdbcUrl, UnaryOperator<String> bend) {
    return new ClickHouse(new BendingPool(ClickHouseConfiguration.pool(jdbcUrl), bend));
  }
}
