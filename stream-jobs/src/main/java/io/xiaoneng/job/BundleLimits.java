package io.xiaoneng.job;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long changes are gathered before they are worked out.
 *
 * @param records at most so many
 * @param time at most so long
 */
public record BundleLimits(int records, Duration time) implements Serializable {

  public static final BundleLimits DEFAULT = new BundleLimits(5_000, Duration.ofMillis(100));
}
