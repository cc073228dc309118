package io.xiaoneng.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
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

  @Test
  void insertsBatchesOnBothPathsOfTheDriver() throws SQLException {
    for (String path : new String[] {"", "&beta.row_binary_for_simple_insert=true"}) {
      try (Connection connection = DriverManager.getConnection(clickHouse.jdbcUrl() + path);
          Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE OR REPLACE TABLE batch (a UInt64, s String, at DateTime64(3,'UTC'))"
                + " ENGINE = MergeTree ORDER BY a");
        Instant at = Instant.parse("2026-10-25T00:30:00.001Z");
        try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO batch (a, s, at) VALUES (?, ?, ?)")) {
          for (int i = 0; i < 30_000; i++) {
            insert.setLong(1, i);
            insert.setString(2, "it's 办结 \\ " + i);
            insert.setObject(3, at);
            insert.addBatch();
          }
          insert.executeBatch();
        }
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT count(), countIf(s = concat('it\\'s 办结 \\\\ ', toString(a))),"
                    + " toUnixTimestamp64Milli(max(at)) FROM batch")) {
          rows.next();
          assertThat(rows.getLong(1)).isEqualTo(30_000);
          assertThat(rows.getLong(2)).isEqualTo(30_000);
          assertThat(rows.getLong(3)).isEqualTo(at.toEpochMilli());
        }
      }
    }
  }

  @Test
  void tellsUnknownTablesAndTimeouts() throws SQLException {
    try (Connection connection = DriverManager.getConnection(clickHouse.jdbcUrl());
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM nowhere"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(60));
      statement.setQueryTimeout(1);
      assertThatThrownBy(() -> statement.executeQuery("SELECT count() FROM numbers(100000000000)"))
          .isInstanceOf(SQLTimeoutException.class);
    }
  }

  @Test
  void cancelsAStatement() throws SQLException {
    try (Connection connection = DriverManager.getConnection(clickHouse.jdbcUrl());
        Statement statement = connection.createStatement();
        Statement watch = connection.createStatement()) {
      CompletableFuture<ResultSet> query =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return statement.executeQuery(
                      "SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = 9");
                } catch (SQLException e) {
                  throw new CompletionException(e);
                }
              });
      long running = 0;
      while (running == 0) {
        try (ResultSet rows =
            watch.executeQuery("SELECT countIf(query LIKE '%number) = 9') FROM system.processes")) {
          rows.next();
          running = rows.getLong(1);
        }
        assertThat(query).isNotDone();
      }
      statement.cancel();
      assertThatThrownBy(query::join).hasRootCauseInstanceOf(Exception.class);
    }
  }

  @Test
  void runsQueriesSideBySide() {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      long start = System.nanoTime();
      List<CompletableFuture<Void>> sleepers =
          Stream.generate(() -> CompletableFuture.runAsync(this::sleepOneSecond, threads))
              .limit(6)
              .toList();
      sleepers.forEach(CompletableFuture::join);
      assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(4).toNanos());
    } finally {
      threads.shutdownNow();
    }
  }

  private void sleepOneSecond() {
    try (Connection connection = DriverManager.getConnection(clickHouse.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT sleep(1)")) {
      rows.next();
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }
}
