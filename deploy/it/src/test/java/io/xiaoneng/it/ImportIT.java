package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's own log, from the file to the figures, by commands alone. */
class ImportIT {
  @TempDir Path directory;

  @Test
  void aRealLogIsInTheFiguresExactlyAndStaysThere() throws Exception {
    Path log = Project.shared("wabo/receipt.xes.gz");
    Path mapping = Project.ROOT.resolve("deploy/importer/mappings/wabo.yaml");
    try (Stack stack = Stack.on(directory.resolve("own data"))) {
      Stack.Ended first =
          stack.start(
              "--empty",
              "--zone",
              "Europe/Amsterdam",
              "--calendar",
              "weekdays",
              "--import",
              log.toString(),
              "--mapping",
              mapping.toString());
      assertThat(first.exitCode()).isZero();
      assertThat(first.output())
          .contains("ready: " + stack.address())
          .contains("imported: 12774")
          .doesNotContain(Stack.PASSWORD)
          .doesNotContain(Stack.TOKEN);
      WaboTable.assertExact(stack);

      assertThat(stack.start().output()).contains("error:").contains("already running");
      WaboTable.assertExact(stack);

      assertThat(stack.run("stop", List.of()).exitCode()).isZero();
      assertThat(stack.processes()).isEmpty();
      assertThat(stack.start("--zone", "Asia/Shanghai").output())
          .contains("error:")
          .contains("Europe/Amsterdam");

      Stack.Ended second = stack.start();
      assertThat(second.exitCode()).isZero();
      assertThat(second.output()).contains("ready: " + stack.address());
      System.out.println("second start: " + second.took().toMillis() + " ms");
      WaboTable.assertExact(stack);

      stack.kill("launcher");
      Stack.await(
          Duration.ofSeconds(60), "the children to follow", () -> stack.processes().isEmpty());
      assertThat(stack.start().exitCode()).isZero();
      WaboTable.assertExact(stack);
    }
  }
}
