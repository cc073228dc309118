package io.xiaoneng.launcher.data;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.launcher.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholenessTest {
  @TempDir Path directory;
  private DataDirectory data;
  private Settings settings;

  @BeforeEach
  void prepare() {
    data = DataDirectory.prepare(directory.resolve("data"));
    settings = Settings.of(data, Options.parse(List.of(), data.root(), directory));
  }

  private void kafka() throws IOException {
    Files.createDirectories(data.of("kafka"));
    Files.createFile(data.of("kafka").resolve("meta.properties"));
  }

  private void checkpoint() throws IOException {
    Path job = data.of("flink").resolve("checkpoints").resolve(settings.jobId());
    Files.createDirectories(job.resolve("chk-1"));
  }

  private void clickHouse() throws IOException {
    Files.createDirectories(data.of("clickhouse").resolve("store"));
  }

  @Test
  void everyStateThatAFirstStartPassesThroughIsWhole() throws IOException {
    Wholeness.check(data, settings);
    kafka();
    Wholeness.check(data, settings);
    clickHouse();
    Wholeness.check(data, settings);
    checkpoint();
    assertThatCode(() -> Wholeness.check(data, settings)).doesNotThrowAnyException();
  }

  @Test
  void withoutKafkaTheRestIsNotTakenForNew() throws IOException {
    clickHouse();
    assertThatThrownBy(() -> Wholeness.check(data, settings))
        .hasMessageContaining("damaged")
        .hasMessageContaining("kafka");
  }

  @Test
  void checkpointsWithoutTheirTablesAreRefused() throws IOException {
    kafka();
    checkpoint();
    assertThatThrownBy(() -> Wholeness.check(data, settings))
        .hasMessageContaining("damaged")
        .hasMessageContaining("clickhouse");
  }
}
