package io.xiaoneng.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir Path job;

  private void checkpoint(String name, boolean complete) throws IOException {
    Path directory = Files.createDirectory(job.resolve(name));
    if (complete) {
      Files.createFile(directory.resolve("_metadata"));
    }
  }

  @Test
  void theNewestCompleteOneCountsByNumberNotByName() throws IOException {
    checkpoint("chk-9", true);
    checkpoint("chk-10", true);
    checkpoint("chk-11", false);
    checkpoint("shared", true);
    assertThat(Checkpoints.newestComplete(job)).contains(job.resolve("chk-10"));
  }

  @Test
  void withoutOneThereIsNone() throws IOException {
    checkpoint("chk-1", false);
    assertThat(Checkpoints.newestComplete(job)).isEmpty();
    assertThat(Checkpoints.newestComplete(job.resolve("missing"))).isEmpty();
  }
}
