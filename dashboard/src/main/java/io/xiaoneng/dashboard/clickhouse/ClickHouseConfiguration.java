package io.xiaoneng.dashboard.clickhouse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.xiaoneng.dashboard.XiaonengProperties;
import java.time.Duration;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pool of connections to ClickHouse. */
@Configuration(proxyBeanMethods = false)
public class ClickHouseConfiguration {

  /** More queries at once than this wait; ClickHouse itself runs each on several cores. */
  static final int POOL_SIZE = 8;

  private static final long CONNECTION_TIMEOUT_MS = 3_000;

  /**
   * Of the driver's own questions, whether a connection is alive; every other has its own limit.
   */
  private static final String SOCKET_TIMEOUT_MS = "5000";

  private static final Duration MOST = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(2);

  /**
   * The pool is kept out of the context as a {@code DataSource}: the only one there is the
   * relational store's.
   */
  @Bean(destroyMethod = "close")
  ClickHouse clickHouse(XiaonengProperties settings) {
    return open(settings.clickhouse());
  }

  /**
   * Opens the same outside the dashboard, for commands.
   *
   * @param url JDBC URL
   */
  public static ClickHouse open(String url) {
    return new ClickHouse(new HikariDataSource(pool(url)), MOST, GRACE);
  }

  static HikariConfig pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("clickhouse");
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(POOL_SIZE);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
    config.setValidationTimeout(1_000);
    config.setInitializationFailTimeout(-1);
    Properties driver = new Properties();
    driver.setProperty("connection_timeout", Long.toString(CONNECTION_TIMEOUT_MS));
    driver.setProperty("socket_timeout", SOCKET_TIMEOUT_MS);
    driver.setProperty("clickhouse_setting_max_execution_time", "30");
    driver.setProperty("clickhouse_setting_max_result_rows", "2000000");
    config.setDataSourceProperties(driver);
    return config;
  }
}
