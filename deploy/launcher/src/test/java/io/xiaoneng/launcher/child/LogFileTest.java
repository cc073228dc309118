package io.xiaoneng.launcher.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path directory;

  @Test
  void theLastLinesAreTheOnesThatSaySomething() throws IOException {
    Path path = directory.resolve("kafka.log");
    Files.writeString(
        path, "one\ntwo\n\nException: no\n\tat x.Y.z(Y.java:1)\nCaused by: disk\n\t... 9 more\n");
    assertThat(new LogFile(path).lastLines(3))
        .containsExactly("two", "Exception: no", "Caused by: disk");
  }

  @Test
  void aMissingLogHasNoLines() {
    assertThat(new LogFile(directory.resolve("none")).lastLines(3)).isEmpty();
  }

  @Test
  void aLogThatGrewTooLargeIsKeptOnceAndBegunAnew() throws IOException {
    Path path = directory.resolve("kafka.log");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(LogFile.LARGEST + 1);
    }
    LogFile log = new LogFile(path);
    log.keepWithinBounds();
    assertThat(path).isEmptyFile();
    assertThat(directory.resolve("kafka.log.1")).hasSize(LogFile.LARGEST + 1);
  }
}
