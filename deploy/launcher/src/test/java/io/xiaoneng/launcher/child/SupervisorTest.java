package io.xiaoneng.launcher.child;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.launcher.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

  @TempDir Path directory;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Supervisor supervisor;

  @BeforeEach
  void begin() {
    PrintStream lines = new PrintStream(said, true);
    supervisor = new Supervisor(directory, directory, new Console(lines, lines));
  }

  @AfterEach
  void stop() {
    supervisor.close();
  }

  @Test
  void aKilledChildIsStartedAgainUnderANewId() throws IOException {
    supervisor.keep(shell("sleeper", "exec sleep 60"));
    long first = awaitPid("sleeper", 0);
    ProcessHandle.of(first).ifPresent(ProcessHandle::destroyForcibly);
    long second = awaitPid("sleeper", first);
    assertThat(second).isNotEqualTo(first);
    assertThat(said.toString()).contains("sleeper ended (exit code 137)");
    assertThat(supervisor.failure()).isNull();
  }

  @Test
  void aChildThatKeepsFailingIsGivenUpWithItsLastWords() throws IOException {
    supervisor.keep(shell("broken", "echo the disk is on fire; exit 3"));
    await(() -> supervisor.failure() != null);
    assertThat(supervisor.failure())
        .contains("broken ended 5 times in a row (exit code 3)")
        .contains("the disk is on fire");
  }

  @Test
  void aChildThatCannotBeStartedIsNamed() {
    supervisor.keep(
        new ChildSpec(
            "ghost",
            () -> {
              throw new IllegalStateException("nothing to run");
            },
            Map::of,
            Probe.ALWAYS,
            Duration.ofSeconds(1)));
    await(() -> supervisor.failure() != null);
    assertThat(supervisor.failure()).contains("ghost cannot be started: nothing to run");
  }

  @Test
  void afterTheStopNoChildAndNoPidFileIsLeft() throws IOException {
    supervisor.keep(shell("deaf", "trap '' TERM; while true; do sleep 0.1; done"));
    supervisor.keep(shell("sleeper", "exec sleep 60"));
    long deaf = awaitPid("deaf", 0);
    long sleeper = awaitPid("sleeper", 0);
    supervisor.close();
    assertThat(ProcessHandle.of(deaf).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(ProcessHandle.of(sleeper).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(directory.resolve("deaf.pid")).doesNotExist();
    assertThat(directory.resolve("sleeper.pid")).doesNotExist();
  }

  @Test
  void aTetheredProcessEndsWithItsParent() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Tethered.class.getName(),
                Sleeper.class.getName())
            .redirectErrorStream(true)
            .start();
    assertThat(child.inputReader().readLine()).isEqualTo("sleeping");
    child.getOutputStream().close();
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(143);
  }

  /** A main class that would run for a long time. */
  public static final class Sleeper {
    private Sleeper() {}

    /** Says so and sleeps. */
    public static void main(String[] args) throws InterruptedException {
      System.out.println("sleeping");
      TimeUnit.MINUTES.sleep(5);
    }
  }

  private static ChildSpec shell(String name, String script) {
    return new ChildSpec(
        name, () -> List.of("sh", "-c", script), Map::of, Probe.ALWAYS, Duration.ofSeconds(1));
  }

  private long awaitPid(String name, long other) {
    Path file = directory.resolve(name + ".pid");
    await(() -> pid(file).filter(pid -> pid != other).isPresent());
    return pid(file).orElseThrow();
  }

  private static Optional<Long> pid(Path file) {
    try {
      return Optional.of(Long.parseLong(Files.readString(file).strip()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void await(BooleanSupplier condition) {
    long limit = System.nanoTime() + LIMIT_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("gave up waiting").isLessThan(limit);
      Thread.onSpinWait();
    }
  }
}
