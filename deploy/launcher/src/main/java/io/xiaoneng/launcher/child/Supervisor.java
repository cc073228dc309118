package io.xiaoneng.launcher.child;

import io.xiaoneng.launcher.Console;
import io.xiaoneng.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps children alive: each is watched by a thread of its own and started again when it ends, as
 * {@link RestartPolicy} says. When one is given up, {@link #failure()} tells why, and whoever
 * started the supervisor stops it.
 */
public final class Supervisor implements AutoCloseable {
  private static final Duration LONGEST_WAIT_BEFORE_START = Duration.ofSeconds(120);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int LINES_SHOWN = 8;

  private final Path logs;
  private final Path run;
  private final Console console;
  private final List<Child> children = new ArrayList<>();
  private final List<Thread> watchers = new ArrayList<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

  /** Logs go to {@code logs}, pid files to {@code run}, news to {@code console}. */
  public Supervisor(Path logs, Path run, Console console) {
    this.logs = logs;
    this.run = run;
    this.console = console;
  }

  /** Starts a child and keeps it alive until {@link #close()}. Returns at once. */
  public synchronized void keep(ChildSpec spec) {
    Child child = new Child(spec, logs, run);
    children.add(child);
    Thread watcher = new Thread(() -> watch(child), "watch-" + spec.name());
    watcher.setDaemon(true);
    watchers.add(watcher);
    watcher.start();
  }

  /**
   * Why the children cannot be kept alive: a sentence that names the one and its last log lines.
   */
  public @Nullable String failure() {
    return failure.get();
  }

  /** Throws what {@link #failure()} tells, if anything. */
  public void check() {
    String why = failure.get();
    if (why != null) {
      throw new LaunchException(why);
    }
  }

  /** Keeps every log within its bound; to be called now and then. */
  public synchronized void tidyLogs() throws IOException {
    for (Child child : children) {
      child.log().keepWithinBounds();
    }
  }

  /** Stops the children in the reverse order of their start. Safe to call twice. */
  @Override
  public void close() {
    stopping.countDown();
    List<Child> inOrder;
    synchronized (this) {
      inOrder = new ArrayList<>(children);
    }
    for (int i = inOrder.size() - 1; i >= 0; i--) {
      Child child = inOrder.get(i);
      try {
        child.stop();
      } catch (IOException e) {
        console.error("cannot forget " + child.spec().name() + ": " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void watch(Child child) {
    RestartPolicy policy = new RestartPolicy();
    String name = child.spec().name();
    try {
      while (awaitMayStart(child.spec().mayStart())) {
        long began = System.nanoTime();
        int exitCode = start(child).waitFor();
        Duration life = Duration.ofNanos(System.nanoTime() - began);
        if (stopping.getCount() == 0) {
          return;
        }
        RestartPolicy.Decision decision = policy.ended(exitCode, life);
        if (decision instanceof RestartPolicy.GiveUp given) {
          failure.compareAndSet(null, sentence(child, exitCode, given.failures()));
          return;
        }
        Duration delay = ((RestartPolicy.StartAgain) decision).delay();
        console.say(
            "%s ended (exit code %d) after %d s; starting it again in %.1f s"
                .formatted(name, exitCode, life.toSeconds(), delay.toMillis() / 1000.0));
        if (stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (IOException | RuntimeException e) {
      failure.compareAndSet(null, name + " cannot be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A start never runs into a stop: either the stop sees the process, or there is none. */
  private synchronized Process start(Child child) throws IOException, InterruptedException {
    Process process = child.start();
    if (stopping.getCount() == 0) {
      child.stop();
    }
    return process;
  }

  /** False when the wait was ended by a stop. When the limit is reached the child starts anyway. */
  private boolean awaitMayStart(Probe mayStart) throws InterruptedException {
    long limit = System.nanoTime() + LONGEST_WAIT_BEFORE_START.toNanos();
    while (!mayStart.works() && System.nanoTime() < limit) {
      if (stopping.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return stopping.getCount() > 0;
  }

  private static String sentence(Child child, int exitCode, int failures) {
    return "%s ended %d times in a row (exit code %d); its log %s ends with:%n  %s"
        .formatted(
            child.spec().name(),
            failures,
            exitCode,
            child.log().path(),
            String.join("\n  ", child.log().lastLines(LINES_SHOWN)));
  }
}
