package io.xiaoneng.dashboard.metric;

import java.time.Instant;

/**
 * A question for what has changed of a figure since a moment.
 *
 * @param then the figure as it was known; its {@code knownAt} is never null
 * @param page from 0
 * @param size cases on a page
 */
public record CorrectionQuery(MetricQuery then, int page, int size) {

  /** The moment. */
  public Instant knownAt() {
    Instant knownAt = then.knownAt();
    if (knownAt == null) {
      throw new IllegalStateException("a correction is of something known");
    }
    return knownAt;
  }
}
