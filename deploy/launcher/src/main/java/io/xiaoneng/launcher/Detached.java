package io.xiaoneng.launcher;

import io.xiaoneng.launcher.data.DataDirectory;
import io.xiaoneng.launcher.data.DirectoryLock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code --detach}: the launcher runs in a process and session of its own that has none of the
 * caller's streams; this process passes its lines on until everything is up.
 */
final class Detached {
  /** In {@code run/}: there when the launcher has done all it was asked to do at the start. */
  static final String UP = "up";

  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final long POLL_MILLIS = 100;

  private final DataDirectory data;
  private final Console console;
  private final Path log;

  Detached(DataDirectory data, Console console) {
    this.data = data;
    this.console = console;
    this.log = data.log("launcher");
  }

  /** Starts the launcher with the same flags and returns the exit code of this process. */
  int run(List<String> args) throws IOException, InterruptedException {
    // Asked here as well, so that nothing of this start gets into the files of the one that runs.
    DirectoryLock.take(data).close();
    Files.deleteIfExists(data.run().resolve(UP));
    long position = Files.exists(log) ? Files.size(log) : 0;
    Process launcher = start(args);
    Thread cancel = new Thread(launcher::destroy, "cancel");
    Runtime.getRuntime().addShutdownHook(cancel);
    boolean up = false;
    while (launcher.isAlive() && !up) {
      launcher.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
      up = Files.exists(data.run().resolve(UP));
      position = passOn(position);
    }
    Runtime.getRuntime().removeShutdownHook(cancel);
    passOn(position);
    return up ? 0 : Math.max(1, launcher.exitValue());
  }

  private Process start(List<String> args) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString());
    }
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-D" + Main.ATTACHED + "=false");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(args);
    return new ProcessBuilder(command)
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Prints the whole lines after {@code position} and returns where they end. */
  private long passOn(long position) throws IOException {
    if (!Files.exists(log)) {
      return position;
    }
    byte[] fresh;
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(position);
      fresh = new byte[(int) Math.max(0, Math.min(file.length() - position, 1 << 20))];
      file.readFully(fresh);
    }
    String text = new String(fresh, StandardCharsets.UTF_8);
    int end = text.lastIndexOf('\n') + 1;
    text.substring(0, end).lines().forEach(this::print);
    return position + text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
  }

  private void print(String line) {
    if (line.startsWith(Console.ERROR)) {
      console.error(line.substring(Console.ERROR.length()));
    } else {
      console.say(line);
    }
  }
}
