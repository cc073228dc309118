package io.xiaoneng.dashboard.picture;

import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SetClock;
import io.xiaoneng.dashboard.dev.DevCity;
import io.xiaoneng.dashboard.dev.DevDesk;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The made-up city as of a moment that stays, and the program's clock at that moment. */
@TestConfiguration(proxyBeanMethods = false)
class StandingCity {

  /** A Wednesday afternoon in the city, 15:20, far from every holiday. */
  static final Instant NOW = Instant.parse("2026-09-16T07:20:00Z");

  private static final int CASES = 6_000;
  private static final String ZONE = "Asia/Shanghai";

  /** The URL of the engine that has it. */
  static String filled() {
    String url = ClickHouseForTests.database("city_that_stands");
    try (Connection connection = DriverManager.getConnection(url)) {
      DevCity.fill(connection, CASES, ZONE, NOW);
      DevDesk.fill(connection);
      return url;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot fill the city", e);
    }
  }

  @Bean
  @Primary
  SetClock time() {
    return new SetClock(NOW);
  }
}
