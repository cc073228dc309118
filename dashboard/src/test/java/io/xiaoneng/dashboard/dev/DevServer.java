package io.xiaoneng.dashboard.dev;

import io.xiaoneng.circle.street.StreetFile;
import io.xiaoneng.clickhouse.ClickHouseProcess;
import io.xiaoneng.dashboard.DashboardApplication;
import io.xiaoneng.schema.SchemaMigrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;

/**
 * The dashboard over a made-up city, for those who work on pages.
 *
 * <p>Arguments: directory for the data, port of the pages, number of cases (0 for an empty city);
 * and in the environment DEV_CLICKHOUSE the JDBC URL of an engine that runs already, if one does.
 */
final class DevServer {

  private static final String ZONE = "Asia/Shanghai";

  private DevServer() {}

  /** Whom the sender belongs to that has not been heard of for three days. */
  private static void silentDistrict(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO registry_row (kind, key, `offset`, body, recorded_at) VALUES ('source',"
              + " 'source//hall/610124-01', 10000000, '{\"kind\":\"source\",\"prefix\":"
              + "\"/hall/610124-01\",\"unit\":\"610124\",\"nameZh\":\"周至县政务大厅\","
              + "\"nameEn\":\"Zhouzhi service hall\"}', now64(3))");
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]).toAbsolutePath();
    int port = Integer.parseInt(arguments[1]);
    int cases = Integer.parseInt(arguments[2]);
    String running = System.getenv("DEV_CLICKHOUSE");
    String url =
        running != null
            ? running
            : ClickHouseProcess.start(data.resolve("clickhouse"), port + 1).jdbcUrl();
    try (Connection connection = DriverManager.getConnection(url)) {
      SchemaMigrations.clickHouse().apply(connection);
      boolean empty;
      try (ResultSet count =
          connection.createStatement().executeQuery("SELECT count() FROM registry_row")) {
        empty = count.next() && count.getLong(1) == 0;
      }
      if (empty && cases > 0) {
        DevCity.fill(connection, cases, ZONE);
        DevDesk.fill(connection);
        silentDistrict(connection);
        Town town = Town.of(200, 1, 40_000, 3_000);
        TownTables.fill(connection, town, ZoneId.of(ZONE));
        StreetFile.write(town.network(), data.resolve("streets.bin"));
      }
    }
    String[] settings = {
      "--server.port=" + port,
      "--xiaoneng.clickhouse=" + url,
      "--xiaoneng.kafka=127.0.0.1:" + (port + 2),
      "--xiaoneng.data=" + data,
      "--xiaoneng.zone=" + ZONE,
      "--xiaoneng.circle.streets=" + data.resolve("streets.bin"),
      "--xiaoneng.demo=" + (cases > 0),
      "--xiaoneng.open-registry=true",
      "--spring.thymeleaf.cache=false"
    };
    SpringApplication.run(DashboardApplication.class, settings);
    if (cases > 0) {
      int[] next = {(int) (System.currentTimeMillis() / 1000 % 100_000_000)};
      Executors.newSingleThreadScheduledExecutor()
          .scheduleWithFixedDelay(
              () -> {
                try (Connection connection = DriverManager.getConnection(url)) {
                  DevCity.live(connection, next[0], 1, ZONE);
                  next[0] += 1;
                } catch (Exception e) {
                  System.err.println("no new cases: " + e.getMessage());
                }
              },
              5,
              12,
              TimeUnit.SECONDS);
    }
    System.out.println("pages: http://127.0.0.1:" + port);
  }
}
