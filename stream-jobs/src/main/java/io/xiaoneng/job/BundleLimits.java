package io.xiaoneng.job;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long changes are gathered before they are worked out. A bundle ends after {@code time} while
 * little comes, so that a live event shows at once. While much comes it goes on, up to {@code
 * longest}: a case that changes several times is then folded, and written, once.
 *
 * @param keys at most so many keys change in a bundle
 * @param time how long a bundle lasts while little comes
 * @param busy so many records within {@code time} are much
 * @param longest how long a bundle lasts at most
 */
public record BundleLimits(int keys, Duration time, int busy, Duration longest)
    implements Serializable {

  /** Live within 100 ms below 30 000 events a second and subtask. */
  public static final BundleLimits DEFAULT =
      new BundleLimits(40_000, Duration.ofMillis(100), 3_000, Duration.ofSeconds(2));
}
