package io.xiaoneng.launcher.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
  @TempDir Path directory;

  @Test
  void aProcessIsFoundOnlyByAWholeArgumentOfItsOwn() throws Exception {
    Process sleeper = new ProcessBuilder("sleep", "60").start();
    try {
      PidFile file = new PidFile(directory.resolve("kafka.pid"));
      file.write(sleeper.pid());
      assertThat(Files.readString(directory.resolve("kafka.pid"))).isEqualTo(sleeper.pid() + "\n");
      assertThat(file.runningWith("60").map(ProcessHandle::pid)).contains(sleeper.pid());
      assertThat(file.runningWith("6")).isEmpty();
    } finally {
      sleeper.destroyForcibly().waitFor();
    }
  }

  @Test
  void aMissingOrGarbledFileNamesNobody() throws IOException {
    Path path = directory.resolve("kafka.pid");
    assertThat(new PidFile(path).runningWith("60")).isEmpty();
    Files.writeString(path, "no number");
    assertThat(new PidFile(path).runningWith("60")).isEmpty();
  }
}
