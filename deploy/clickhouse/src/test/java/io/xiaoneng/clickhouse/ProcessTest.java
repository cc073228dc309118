package io.xiaoneng.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTest {
  @TempDir Path directory;

  @BeforeAll
  static void requireLibrary() {
    NativeLibrary.require();
  }

  @Test
  void keepsEveryAcknowledgedRowOverAKill() {
    Path data = directory.resolve("data");
    AtomicInteger acknowledged = new AtomicInteger();
    ClickHouseProcess first = ClickHouseProcess.start(data);
    Http http = new Http(first);
    http.query("CREATE TABLE t (a UInt32) ENGINE = MergeTree ORDER BY a");
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              while (true) {
                http.query("INSERT INTO t SELECT number FROM numbers(1000)");
                acknowledged.incrementAndGet();
              }
            });
    while (acknowledged.get() < 30) {
      assertThat(writer).isNotDone();
    }
    first.kill();
    assertThat(writer.handle((ignored, error) -> error).join()).isNotNull();

    try (ClickHouseProcess second = ClickHouseProcess.start(data, first.port())) {
      long rows = Long.parseLong(new Http(second).query("SELECT count() FROM t"));
      assertThat(rows)
          .as("one more insert may have been done and not answered")
          .isIn(acknowledged.get() * 1000L, acknowledged.get() * 1000L + 1000);
    }
  }

  @Test
  void refusesASecondProcessAndADamagedDirectory() throws IOException {
    Path data = directory.resolve("data");
    try (ClickHouseProcess first = ClickHouseProcess.start(data)) {
      new Http(first).query("CREATE TABLE broken (a UInt8) ENGINE = MergeTree ORDER BY a");
      assertThatThrownBy(() -> ClickHouseProcess.start(data))
          .hasMessageContaining("another ClickHouse process already runs on")
          .hasMessageContaining(data.toString());
      assertThat(new Http(first).query("SELECT 1")).isEqualTo("1");
      Path other = directory.resolve("other");
      assertThatThrownBy(() -> ClickHouseProcess.start(other, first.port()))
          .hasMessageContaining("port " + first.port());
    }
    try (Stream<Path> files = Files.walk(data)) {
      Path definition = files.filter(file -> file.endsWith("broken.sql")).findFirst().orElseThrow();
      Files.writeString(definition, "nonsense");
    }
    assertThatThrownBy(() -> ClickHouseProcess.start(data))
        .hasMessageContaining("refuses its data")
        .hasMessageContaining("broken.sql");
  }

  @Test
  void stopsWithoutAnErrorAndKeepsTheJvmsSignalHandlers() throws IOException {
    ClickHouseProcess process = ClickHouseProcess.start(directory.resolve("data"));
    String caught =
        Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
            .filter(line -> line.startsWith("SigCgt:"))
            .findFirst()
            .orElseThrow()
            .substring("SigCgt:".length())
            .strip();
    long segmentationFault = 1L << 10;
    assertThat(Long.parseUnsignedLong(caught, 16) & segmentationFault).isNotZero();
    assertThat(process.stop()).isZero();
  }
}
