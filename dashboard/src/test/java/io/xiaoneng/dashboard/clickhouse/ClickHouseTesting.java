package io.xiaoneng.dashboard.clickhouse;

import com.zaxxer.hikari.HikariDataSource;

/** Opens the program's own access for tests of other packages. */
public final class ClickHouseTesting {

  private ClickHouseTesting() {}

  public static ClickHouse open(String jdbcUrl) {
    return new ClickHouse(new HikariDataSource(ClickHouseConfiguration.pool(jdbcUrl)));
  }
}
