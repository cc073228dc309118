package io.xiaoneng.launcher.child;

import java.time.Duration;

/**
 * When a child that ended is started again. Not safe for threads: one policy a child.
 *
 * <p>A child that ends by itself soon after its start, several times in a row, will not get better
 * by trying: it is given up. One that is killed from outside (signal 9) always comes back; only the
 * pace is bounded.
 */
public final class RestartPolicy {
  /** A life of at least this length wipes out earlier failures. */
  static final Duration LONG_LIFE = Duration.ofSeconds(60);

  /** That many short lives in a row, ended by the child itself, and it is given up. */
  static final int FAILURES_ALLOWED = 5;

  static final Duration FIRST_DELAY = Duration.ofMillis(250);
  static final Duration LONGEST_DELAY = Duration.ofSeconds(8);
  private static final int KILLED = 128 + 9;

  private int shortLives;
  private int failures;

  /** What to do about a child that ended. */
  public sealed interface Decision {}

  /** Start it again after {@code delay}. */
  public record StartAgain(Duration delay) implements Decision {}

  /** Do not try any more: it failed {@code failures} times in a row. */
  public record GiveUp(int failures) implements Decision {}

  /** A child ended with {@code exitCode} after a life of {@code life}. */
  public Decision ended(int exitCode, Duration life) {
    if (life.compareTo(LONG_LIFE) >= 0) {
      shortLives = 0;
      failures = 0;
    }
    shortLives++;
    if (exitCode != KILLED) {
      failures++;
    }
    if (failures >= FAILURES_ALLOWED) {
      return new GiveUp(failures);
    }
    return new StartAgain(delay());
  }

  private Duration delay() {
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(shortLives - 1, 10));
    return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
  }
}
