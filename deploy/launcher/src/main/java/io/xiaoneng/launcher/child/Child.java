package io.xiaoneng.launcher.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One child: its specification, its files and, while it lives, its process. */
final class Child {
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final ChildSpec spec;
  private final LogFile log;
  private final PidFile pidFile;
  private volatile @Nullable Process process;

  Child(ChildSpec spec, Path logs, Path run) {
    this.spec = spec;
    this.log = new LogFile(logs.resolve(spec.name() + ".log"));
    this.pidFile = new PidFile(run.resolve(spec.name() + ".pid"));
  }

  ChildSpec spec() {
    return spec;
  }

  LogFile log() {
    return log;
  }

  /** Starts the process: output to the log, standard input held by this process as the tether. */
  Process start() throws IOException {
    log.keepWithinBounds();
    List<String> command = new ArrayList<>();
    // A session of its own, so that Ctrl-C reaches the launcher alone, which stops all in order.
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString());
    }
    command.addAll(spec.command().get());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(spec.environment().get());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
    Process started = builder.start();
    process = started;
    pidFile.write(started.pid());
    return started;
  }

  boolean alive() {
    Process current = process;
    return current != null && current.isAlive();
  }

  /** Asks the process to end, waits, kills it when its patience is used up, forgets its id. */
  void stop() throws IOException, InterruptedException {
    Process current = process;
    if (current != null && current.isAlive()) {
      current.destroy();
      if (!current.waitFor(spec.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        current.destroyForcibly();
        current.waitFor(10, TimeUnit.SECONDS);
      }
    }
    pidFile.remove();
  }
}
