package io.xiaoneng.launcher;

import io.xiaoneng.launcher.data.DataDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * What every command has in common: where it was called, where it speaks, how it ends. The system
 * properties {@code xiaoneng.root} and {@code xiaoneng.caller} name the project and the directory
 * the command was called from.
 *
 * @param root the project
 * @param caller relative paths are meant from here
 */
record Command(Path root, Path caller, Console console) {
  private static final int OK = 0;
  private static final int FAILED = 1;

  /** A command's work; its number is the exit code. */
  @FunctionalInterface
  interface Work {
    int run(Command command, List<String> arguments)
        throws IOException, InterruptedException, ExecutionException;
  }

  /** A command's work that ends well or throws. */
  @FunctionalInterface
  interface Task {
    void run(Command command, List<String> arguments) throws IOException;
  }

  /** Runs a command that prints its usage when asked for help, and ends this process. */
  static void run(String[] args, String usage, Task task) {
    run(
        args,
        (command, arguments) -> {
          if (arguments.contains("--help")) {
            command.console.say(usage);
          } else {
            task.run(command, arguments);
          }
          return OK;
        });
  }

  /**
   * What follows a flag.
   *
   * @throws LaunchException naming the flag, where nothing does
   */
  static String value(String flag, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new LaunchException(flag + " needs a value");
    }
    return rest.next();
  }

  /** Runs a command and ends this process; a failure is one sentence on standard error and 1. */
  static void run(String[] args, Work work) {
    Console console =
        new Console(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    System.exit(run(console, List.of(args), work));
  }

  private static int run(Console console, List<String> arguments, Work work) {
    try {
      Path root = Path.of(System.getProperty("xiaoneng.root", "")).toRealPath();
      Path caller = Path.of(System.getProperty("xiaoneng.caller", "")).toAbsolutePath();
      return work.run(new Command(root, caller, console), arguments);
    } catch (LaunchException e) {
      console.error(String.valueOf(e.getMessage()));
    } catch (IOException | ExecutionException e) {
      console.error("unexpected: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      console.error("interrupted");
    }
    return FAILED;
  }

  /** The data directory where no flag names one. */
  Path defaultData() {
    return root.resolve("data");
  }

  /** The directory of an installation that is there. */
  static DataDirectory existing(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      throw new LaunchException("--data: there is no directory " + data);
    }
    return new DataDirectory(data.toRealPath());
  }
}
