package io.xiaoneng.dashboard.wall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One part of the picture: read at its own cadence on a thread of its own, so that a slow part
 * holds up no other, and kept when it cannot be read.
 *
 * @param <S> what is read
 * @param <T> what the wall tells of it
 */
final class WallPart<S, T> {

  private static final Logger LOG = LoggerFactory.getLogger(WallPart.class);

  private final String name;
  private final Duration every;
  private final int limit;
  private final Supplier<S> reader;
  private final Function<S, Instant> computedAt;
  private final Function<S, T> teller;
  private final Clock clock;

  private Told<T> told;
  private Instant tried = Instant.MIN;
  private long version;
  private @Nullable CompletableFuture<Void> running;

  /**
   * @param every how often it is read while somebody looks
   * @param limit when it is old
   * @param reader reads it; throws where it cannot be had
   * @param computedAt how old what was read is
   * @param teller what is told of it; of equal value where nothing has changed
   */
  WallPart(
      String name,
      Duration every,
      Duration limit,
      Supplier<S> reader,
      Function<S, Instant> computedAt,
      Function<S, T> teller,
      Clock clock) {
    this.name = name;
    this.every = every;
    this.limit = (int) limit.toSeconds();
    this.reader = reader;
    this.computedAt = computedAt;
    this.teller = teller;
    this.clock = clock;
    this.told = new Told<>(null, this.limit, false, null);
  }

  /** Begins to read it where it is time; done when what is begun, or was going on, has ended. */
  synchronized CompletableFuture<Void> refresh(Executor executor) {
    CompletableFuture<Void> going = running;
    if (going != null && !going.isDone()) {
      return going;
    }
    if (clock.instant().isBefore(later(tried))) {
      return CompletableFuture.completedFuture(null);
    }
    tried = clock.instant();
    CompletableFuture<Void> begun = CompletableFuture.runAsync(this::read, executor);
    running = begun;
    return begun;
  }

  private Instant later(Instant at) {
    return at.equals(Instant.MIN) ? at : at.plus(every);
  }

  private void read() {
    try {
      S read = reader.get();
      T now = teller.apply(read);
      keep(new Told<>(computedAt.apply(read), limit, false, now));
    } catch (RuntimeException e) {
      LOG.debug("the wall's part {} cannot be read", name, e);
      Told<T> before = told();
      if (!before.failing()) {
        LOG.warn("the wall keeps its last {}: {}", name, e.toString());
      }
      keep(new Told<>(before.at(), limit, true, before.it()));
    }
  }

  private synchronized void keep(Told<T> next) {
    if (next.failing() != told.failing() || !Objects.equals(next.it(), told.it())) {
      version++;
    }
    told = next;
  }

  /** What is known now. */
  synchronized Told<T> told() {
    return told;
  }

  /** Grows when the figures change, or whether they can be had; not with their age alone. */
  synchronized long version() {
    return version;
  }
}
