package io.xiaoneng.dashboard.clickhouse;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether ClickHouse answers. While it does not, one question a second tries whether it does again,
 * and all others are told so at once: otherwise everybody would wait out the limits of every
 * question of a page, to learn what is known already. Safe to share.
 */
final class Presence {

  /** While it is away, it is tried again after so long. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  private record Silence(Throwable why, long since) {}

  private final AtomicReference<@Nullable Silence> silence = new AtomicReference<>();
  private volatile long answered = System.nanoTime();

  /**
   * Lets a question through, or not.
   *
   * @return when it was asked, for {@link #silent}
   * @throws ClickHouseUnavailableException where it is known that nobody would answer
   */
  long ask() {
    long now = System.nanoTime();
    Silence known = silence.get();
    if (known != null
        && (now - known.since < PAUSE.toNanos()
            || !silence.compareAndSet(known, new Silence(known.why, now)))) {
      throw new ClickHouseUnavailableException("ClickHouse is not available", known.why);
    }
    return now;
  }

  /** It spoke, be it that it refused. */
  void answered() {
    answered = System.nanoTime();
    silence.set(null);
  }

  /** A question got no answer; one that others got meanwhile is the question's own trouble. */
  void silent(long asked, Throwable why) {
    if (answered - asked < 0) {
      silence.set(new Silence(why, System.nanoTime()));
    }
  }
}
