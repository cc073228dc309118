package io.xiaoneng.launcher;

import io.xiaoneng.launcher.data.DataDirectory;
import io.xiaoneng.launcher.data.Port;
import io.xiaoneng.launcher.data.Ports;
import io.xiaoneng.launcher.data.Settings;
import io.xiaoneng.launcher.service.Program;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * {@code deploy/reconcile} and {@code deploy/rebuild}: runs the dashboard's reconciliation on a
 * running installation and ends as that ends.
 */
public final class Reconcile {
  private static final String USAGE =
      "usage: deploy/reconcile [--data DIR] [--repair], deploy/rebuild [--data DIR]";
  private static final int FAILED = 2;

  private Reconcile() {}

  /** Runs the command; ends with the reconciliation's code, or with 2 and one sentence. */
  public static void main(String[] args) {
    Console console =
        new Console(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    if (List.of(args).contains("--help")) {
      console.say(USAGE);
      return;
    }
    int code = FAILED;
    try {
      Path root = Path.of(System.getProperty("xiaoneng.root", "")).toRealPath();
      Path caller = Path.of(System.getProperty("xiaoneng.caller", "")).toAbsolutePath();
      code = run(command(List.of(args), new Program(root), caller));
    } catch (LaunchException e) {
      console.error(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      console.error("unexpected: " + e);
    } catch (InterruptedException e) {
      console.error("interrupted");
    }
    System.exit(code);
  }

  static List<String> command(List<String> args, Program program, Path caller) throws IOException {
    Path directory = program.root().resolve("data");
    List<String> more = new ArrayList<>();
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      String flag = rest.next();
      switch (flag) {
        case "--data" -> directory = caller.resolve(rest.hasNext() ? rest.next() : "");
        case "--repair", "--rebuild" -> more.add(flag);
        default -> throw new LaunchException("unknown flag '" + flag + "'; " + USAGE);
      }
    }
    if (!Files.isDirectory(directory)) {
      throw new LaunchException("--data: there is no directory " + directory.normalize());
    }
    DataDirectory data = new DataDirectory(directory.toRealPath());
    Settings settings = Settings.kept(data);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                program.classPath("dashboard"),
                "io.xiaoneng.dashboard.reconciliation.ReconcileCommand",
                "--clickhouse",
                "jdbc:clickhouse://%s/default?compress=false"
                    .formatted(Ports.kept(data).address(Port.CLICKHOUSE)),
                "--kafka",
                Ports.kept(data).address(Port.KAFKA),
                "--zone",
                settings.zone().getId(),
                "--calendar",
                settings.calendar()));
    command.addAll(more);
    return command;
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }
}
