package io.xiaoneng.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsTest {
  @TempDir Path directory;

  @Test
  void theProjectsFileNamesTheTopicsOfTheContract() {
    assertThat(Topics.read(Path.of("../kafka/topics.properties")).names())
        .containsExactlyInAnyOrder(
            "xiaoneng.events.hall",
            "xiaoneng.events.terminal",
            "xiaoneng.events.online",
            "xiaoneng.registry",
            "xiaoneng.dead-letter",
            "xiaoneng.refold",
            "xiaoneng.circle.reach");
  }

  @Test
  void aLineThatCannotBeReadIsNamed() throws IOException {
    Path file = directory.resolve("topics.properties");
    Files.writeString(file, "xiaoneng.registry = many\n");
    assertThatThrownBy(() -> Topics.read(file))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("xiaoneng.registry")
        .hasMessageContaining("many");
  }
}
