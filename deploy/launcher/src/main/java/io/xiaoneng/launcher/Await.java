package io.xiaoneng.launcher;

import io.xiaoneng.launcher.child.Probe;
import io.xiaoneng.launcher.child.Supervisor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waiting with a limit, and with a line for the operator when it takes more than two seconds. */
final class Await {
  private static final long POLL_MILLIS = 100;
  private static final Duration FIRST_LINE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final Supervisor supervisor;
  private final Console console;

  Await(Supervisor supervisor, Console console) {
    this.supervisor = supervisor;
    this.console = console;
  }

  /**
   * Waits until {@code probe} works.
   *
   * @param what asked for each line, e.g. "the stream job"
   * @throws LaunchException when the limit is reached or a child cannot be kept alive
   */
  void until(Supplier<String> what, Duration limit, Probe probe) throws InterruptedException {
    long began = System.nanoTime();
    long nextLine = FIRST_LINE.toNanos();
    while (!probe.works()) {
      supervisor.check();
      long waited = System.nanoTime() - began;
      if (waited > limit.toNanos()) {
        throw new LaunchException(
            "%s did not come within %d s; the logs may tell why"
                .formatted(what.get(), limit.toSeconds()));
      }
      if (waited > nextLine) {
        console.say(
            "waiting for %s (%d s)".formatted(what.get(), TimeUnit.NANOSECONDS.toSeconds(waited)));
        nextLine = waited + BETWEEN_LINES.toNanos();
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    supervisor.check();
  }
}
