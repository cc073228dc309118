package io.xiaoneng.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DriverTest {
  private static ClickHouseProcess clickHouse;

  @BeforeAll
  static void start() {
    NativeLibrary.require();
    clickHouse = ClickHouseProcess.start();
  }

  @AfterAll
  static void stop() {
    if (clickHouse != null) {
      clickHouse.close();
    }
  }

  @Test
  void keepsEveryTypeOfARow() throws SQLException {
    try (Connection connection = DriverManager.getConnection(clickHouse.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE kinds (id UInt128, at DateTime64(3,'UTC'), tags Array(String),"
              + " channel LowCardinality(String), note Nullable(String), fee Decimal(18,4))"
              + " ENGINE = MergeTree ORDER BY id");
      BigInteger id = BigInteger.ONE.shiftLeft(127).add(BigInteger.TEN);
      Instant at = Instant.parse("2026-03-29T01:30:00.123Z");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO kinds VALUES (?, ?, ?, ?, ?, ?)")) {
        insert.setObject(1, id);
        insert.setObject(2, at);
        insert.setObject(3, new String[] {"甲", "b'c"});
        insert.setString(4, "online");
        insert.setString(5, null);
        insert.setBigDecimal(6, new BigDecimal("12.3400"));
        insert.executeUpdate();
      }
      try (ResultSet rows = statement.executeQuery("SELECT * FROM kinds")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getObject(1, BigInteger.class)).isEqualTo(id);
        assertThat(rows.getObject(2, LocalDateTime.class))
            .isEqualTo(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
        assertThat((Object[]) rows.getArray(3).getArray()).containsExactly("甲", "b'c");
        assertThat(rows.getString(4)).isEqualTo("online");
        assertThat(rows.getString(5)).isNull();
        assertThat(rows.getBigDecimal(6)).isEqualByComparingTo("12.34");
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @Test
  void worksWithTheDriversOwnDefaults() throws SQLException {
    String url = "jdbc:clickhouse://127.0.0.1:" + clickHouse.port() + "/default";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT number, repeat('x', 100) FROM numbers(300000)")) {
      long sum = 0;
      while (rows.next()) {
        sum += rows.getLong(1);
      }
      assertThat(sum).isEqualTo(300_000L * 299_999 / 2);
    }
  }

  @Test
  void replacesRows() throws SQLException {
    try (Connection connection = DriverManager.getConnection(clickHouse.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE r (k String, v UInt64, version UInt64) ENGINE=ReplacingMergeTree(version) ORDER BY k");
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO r VALUES (?,?,?)")) {
        for (int i = 0; i < 1000; i++) {
          insert.setString(1, "k" + i % 10);
          insert.setLong(2, i);
          insert.setLong(3, i);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      try (ResultSet rows = statement.executeQuery("SELECT count(), sum(v) FROM r FINAL")) {
        rows.next();
        assertThat(rows.getLong(1)).isEqualTo(10);
        assertThat(rows.getLong(2)).isEqualTo(9945);
      }
    }
  }
}
