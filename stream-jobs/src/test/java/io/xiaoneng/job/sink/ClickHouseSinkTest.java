package io.xiaoneng.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.clickhouse.ClickHouseProcess;
import io.xiaoneng.row.RowBinary;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The writer against a real engine, by the ways in which it can fail. */
class ClickHouseSinkTest {

  private static final FlushLimits LIMITS =
      new FlushLimits(100, Duration.ofMillis(200), Duration.ofSeconds(60));

  @TempDir Path data;
  private ClickHouseProcess engine;
  private final Counted counted = new Counted();

  private static final class Counted implements SinkCounters {
    final AtomicInteger inserted = new AtomicInteger();
    final AtomicInteger retried = new AtomicInteger();
    final AtomicInteger leftOut = new AtomicInteger();

    @Override
    public void inserted(int rows) {
      inserted.addAndGet(rows);
    }

    @Override
    public void retried() {
      retried.incrementAndGet();
    }

    @Override
    public void leftOut() {
      leftOut.incrementAndGet();
    }
  }

  @BeforeEach
  void start() throws SQLException {
    engine = ClickHouseProcess.start(data);
    try (Connection connection = DriverManager.getConnection(engine.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE t (k String, v Int64) ENGINE = ReplacingMergeTree ORDER BY k");
    }
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private BatchWriter<byte[]> writer(FlushLimits limits) {
    return new BatchWriter<>(
        new HttpInserter<>(
            ClickHouseAddress.of(engine.jdbcUrl()), "t", "k, v", (byte[] row) -> row),
        limits,
        counted);
  }

  private static byte[] row(int number) {
    return new RowBinary().string("k" + number).int64(number).toBytes();
  }

  private long[] countAndSum(String from) throws SQLException {
    try (Connection connection = DriverManager.getConnection(engine.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(), sum(v) FROM " + from)) {
      rows.next();
      return new long[] {rows.getLong(1), rows.getLong(2)};
    }
  }

  @Test
  void flushReturnsOnceEveryRowIsInTheTable() throws Exception {
    try (BatchWriter<byte[]> writer = writer(LIMITS)) {
      for (int i = 0; i < 250; i++) {
        writer.add(row(i));
      }
      writer.flush();

      assertThat(countAndSum("t")).containsExactly(250, 249 * 250 / 2);
      assertThat(counted.inserted).hasValue(250);
    }
  }

  @Test
  void ofRowsThatReplaceEachOtherWithinABatchOneCounts() throws Exception {
    try (BatchWriter<byte[]> writer = writer(LIMITS)) {
      for (int i = 0; i < 90; i++) {
        writer.add(row(i % 30));
      }
      writer.flush();

      assertThat(countAndSum("t FINAL")).containsExactly(30, 29 * 30 / 2);
    }
  }

  @Test
  void checkpointRestoreWithPartialFlush() throws Exception {
    try (BatchWriter<byte[]> writer = writer(LIMITS)) {
      for (int i = 0; i < 150; i++) {
        writer.add(row(i));
      }
      writer.sendIfIdle();
    }
    try (BatchWriter<byte[]> restored = writer(LIMITS)) {
      for (int i = 0; i < 200; i++) {
        restored.add(row(i));
      }
      restored.flush();
    }

    assertThat(countAndSum("t FINAL")).containsExactly(200, 199 * 200 / 2);
  }

  @Test
  void engineKilledDuringFlush() throws Exception {
    int port = engine.port();
    try (BatchWriter<byte[]> writer = writer(LIMITS)) {
      for (int i = 0; i < 100; i++) {
        writer.add(row(i));
      }
      writer.flush();
      engine.kill();
      CompletableFuture<Void> flushed =
          CompletableFuture.runAsync(
              () -> {
                try {
                  for (int i = 100; i < 300; i++) {
                    writer.add(row(i));
                  }
                  writer.flush();
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      while (counted.retried.get() == 0) {
        assertThat(flushed).isNotDone();
        Thread.onSpinWait();
      }
      engine.close();
      engine = ClickHouseProcess.start(data, port);
      flushed.get(60, TimeUnit.SECONDS);

      assertThat(countAndSum("t FINAL")).containsExactly(300, 299 * 300 / 2);
    }
  }

  @Test
  void aBadRowIsLeftOutAndTheOthersGetIn() throws Exception {
    byte[] torn = Arrays.copyOf(row(7), 5);
    try (BatchWriter<byte[]> writer = writer(LIMITS)) {
      for (int i = 0; i < 99; i++) {
        writer.add(i == 50 ? torn : row(i));
      }
      writer.flush();

      assertThat(countAndSum("t FINAL")).containsExactly(98, 98 * 99 / 2 - 50);
      assertThat(counted.leftOut).hasValue(1);
    }
  }

  @Test
  void anEngineThatStaysAwayFailsTheJob() throws Exception {
    engine.kill();
    FlushLimits impatient = new FlushLimits(100, Duration.ofMillis(10), Duration.ofMillis(300));
    try (BatchWriter<byte[]> writer = writer(impatient)) {
      writer.add(row(1));

      assertThatThrownBy(writer::flush)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("writing into t failed");
    }
  }
}
