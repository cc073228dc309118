package io.xiaoneng.dashboard.report.delivery;

import java.time.Instant;

/**
 * One sending of a run to its recipients, and how it stands.
 *
 * @param round from 1
 * @param open deliveries that are still to come
 * @param uncertain of which nobody knows whether they arrived
 */
record Round(
    int round, String askedBy, Instant askedAt, int open, int sent, int failed, int uncertain) {

  /** How many there are. */
  int all() {
    return open + sent + failed + uncertain;
  }
}
