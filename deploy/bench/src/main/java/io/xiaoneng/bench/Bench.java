package io.xiaoneng.bench;

import io.xiaoneng.bench.report.Machine;
import io.xiaoneng.bench.report.Report;
import io.xiaoneng.bench.stand.Stand;
import io.xiaoneng.launcher.Console;
import io.xiaoneng.launcher.LaunchException;
import io.xiaoneng.launcher.service.Program;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * {@code deploy/bench/run} once everything is built; the property {@code xiaoneng.root} names the
 * project.
 */
public final class Bench {
  private static final int RIGHT = 0;
  private static final int WRONG = 1;

  private Bench() {}

  /** Runs the command; ends with 0, or with 1 where a result is wrong or missing. */
  public static void main(String[] args) {
    Console console =
        new Console(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    System.exit(run(List.of(args), console));
  }

  private static int run(List<String> args, Console console) {
    if (args.contains("--help")) {
      console.say(BenchOptions.USAGE.stripTrailing());
      return RIGHT;
    }
    try {
      Path root = Path.of(System.getProperty("xiaoneng.root", "")).toRealPath();
      Path target = root.resolve("deploy/bench/target");
      BenchOptions options = BenchOptions.parse(args, target.resolve("bench.md"));
      return measure(new Program(root), target, options, console);
    } catch (BenchException | LaunchException e) {
      console.error(String.valueOf(e.getMessage()));
    } catch (IOException | ExecutionException e) {
      console.error("unexpected: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      console.error("interrupted");
    }
    return WRONG;
  }

  private static int measure(Program program, Path target, BenchOptions options, Console console)
      throws IOException, InterruptedException, ExecutionException {
    Machine machine = Machine.here();
    console.say(machine.describe());
    Report report = new Report();
    Path directory = Files.createTempDirectory(target, "data-");
    try (Stand stand = new Stand(program, directory, options.ports(), console)) {
      Thread stop = new Thread(stand::close, "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      try {
        new Run(stand, options, report, console).everything();
      } finally {
        String title = "%,d events, %s".formatted(options.events(), LocalDate.now());
        String table = report.markdown(title, machine);
        Files.writeString(options.report(), table);
        console.say("\n" + table);
      }
      Runtime.getRuntime().removeShutdownHook(stop);
    }
    report.wrong().forEach(console::error);
    return report.right() ? RIGHT : WRONG;
  }
}
