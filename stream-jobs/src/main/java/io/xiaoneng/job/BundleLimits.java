package io.xiaoneng.job;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long changes are gathered before they are worked out. While the job keeps up, a bundle ends
 * after {@code time}, so that a live event shows at once. While it is behind, nobody sees an event
 * at once anyway: then a bundle lasts longer by half of what the events are older than {@code
 * behind}. A case that changes several times meanwhile is folded, and written, once.
 *
 * @param keys at most so many keys change in a bundle
 * @param time how long a bundle lasts while the job keeps up
 * @param behind records that were recorded longer ago than this mean that it does not
 * @param longest how long a bundle lasts at most
 */
public record BundleLimits(int keys, Duration time, Duration behind, Duration longest)
    implements Serializable {

  /** A bundle ends before every checkpoint too, which is sooner than the longest here. */
  public static final BundleLimits DEFAULT =
      new BundleLimits(
          100_000, Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofSeconds(30));
}
