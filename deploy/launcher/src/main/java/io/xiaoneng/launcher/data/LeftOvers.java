package io.xiaoneng.launcher.data;

import io.xiaoneng.launcher.LaunchException;
import io.xiaoneng.launcher.child.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Processes of an earlier launcher that was killed. They end by themselves soon; two on the same
 * data would damage it.
 */
public final class LeftOvers {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private LeftOvers() {}

  /** Waits until none is left, killing what does not end. To be called with the lock taken. */
  public static void end(DataDirectory data) {
    for (ProcessHandle process : find(data)) {
      if (!ended(process, PATIENCE)) {
        process.destroyForcibly();
        if (!ended(process, PATIENCE)) {
          throw new LaunchException(
              "process "
                  + process.pid()
                  + " of an earlier start does not end; it holds "
                  + data.root());
        }
      }
    }
  }

  private static List<ProcessHandle> find(DataDirectory data) {
    try (Stream<Path> files = Files.list(data.run())) {
      return files
          .filter(file -> file.toString().endsWith(".pid"))
          .flatMap(file -> new PidFile(file).runningWith(data.mark()).stream())
          .toList();
    } catch (IOException e) {
      throw new LaunchException("cannot list " + data.run() + " (" + e + ")", e);
    }
  }

  private static boolean ended(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (java.util.concurrent.ExecutionException e) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
