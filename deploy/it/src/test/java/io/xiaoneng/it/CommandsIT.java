package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say when they cannot do what they are asked. */
class CommandsIT {
  @TempDir Path directory;

  private void assertRefused(Stack.Ended ended, String said) {
    assertThat(ended.exitCode()).isNotZero();
    assertThat(ended.output().strip().lines().toList()).hasSize(1);
    assertThat(ended.output()).startsWith("error: ").contains(said);
  }

  @Test
  void whatCannotBeDoneIsSaidInOneSentence() throws Exception {
    Stack stack = Stack.on(directory.resolve("data"));
    assertRefused(stack.start("--fast"), "unknown flag '--fast'");
    assertRefused(stack.start("--zone", "Asia/Xian"), "'Asia/Xian' is no known time zone");
    assertRefused(stack.start("--calendar", "lunar"), "--calendar");
    assertRefused(stack.start("--import", "none.xes", "--mapping", "none.yaml"), "none.xes");
    assertRefused(stack.start("--port", "70000"), "--port");
    assertThat(stack.processes()).isEmpty();
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket other = new ServerSocket(0)) {
      String port = Integer.toString(other.getLocalPort());
      Stack stack = Stack.on(directory.resolve("data"));
      assertRefused(stack.start("--port", port), "port " + port + " is in use");
    }
  }

  @Test
  void damagedSettingsAreNamedAndNothingIsTouched() throws IOException, InterruptedException {
    Path data = directory.resolve("data");
    Path settings = Files.createDirectories(data.resolve("conf")).resolve("settings.properties");
    Files.writeString(settings, "zone=\n");
    assertRefused(Stack.on(data).start(), "settings.properties is damaged");
    assertThat(settings).hasContent("zone=\n");
  }

  @Test
  void stoppingWhatDoesNotRunIsFine() throws Exception {
    Stack.Ended ended = Stack.on(directory.resolve("data")).run("stop", List.of());
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).contains("nothing runs");
  }
}
