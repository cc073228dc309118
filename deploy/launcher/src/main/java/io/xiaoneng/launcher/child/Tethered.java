package io.xiaoneng.launcher.child;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Runs another main class and ends with its parent: the parent holds the other end of standard
 * input, which closes even when the parent is killed. The first argument names the class, the rest
 * is its own.
 *
 * <p>This class is put on foreign class paths and therefore uses nothing but the JDK.
 */
public final class Tethered {
  private static final int EXIT_PARENT_GONE = 143;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Tethered() {}

  /** Starts the class named first. */
  public static void main(String[] args) throws Throwable {
    Thread tether = new Thread(Tethered::awaitParentsEnd, "tether");
    tether.setDaemon(true);
    tether.start();
    String[] rest = Arrays.copyOfRange(args, 1, args.length);
    try {
      Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static void awaitParentsEnd() {
    try {
      while (System.in.read() >= 0) {
        // nothing is ever said on this line; only its end matters
      }
    } catch (IOException e) {
      // a broken line is an ended one
    }
    System.err.println("standard input is closed, stopping");
    Thread last = new Thread(Tethered::haltAfterPatience, "tether-halt");
    last.setDaemon(true);
    last.start();
    System.exit(EXIT_PARENT_GONE);
  }

  /**
   * Shutdown hooks of foreign programs can hang; the process must not outlive its parent for long.
   */
  private static void haltAfterPatience() {
    try {
      TimeUnit.MILLISECONDS.sleep(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(EXIT_PARENT_GONE);
  }
}
