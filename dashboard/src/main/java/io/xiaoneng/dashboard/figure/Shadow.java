package io.xiaoneng.dashboard.figure;

import io.xiaoneng.metric.MetricVersion;
import org.jspecify.annotations.Nullable;

/**
 * A version that is not in force beside the one that is, over the same cases.
 *
 * @param inForce the figure by the version in force
 * @param value by this one
 * @param otherwise cases that this one counts otherwise
 * @param list where they are listed
 * @param api where the figure is answered
 */
public record Shadow(
    MetricVersion version, Value inForce, Value value, long otherwise, String list, String api) {

  /** This figure less the one in force; null where either has no data. */
  public @Nullable Double difference() {
    Double mine = value.value();
    Double its = inForce.value();
    return mine == null || its == null ? null : mine - its;
  }
}
