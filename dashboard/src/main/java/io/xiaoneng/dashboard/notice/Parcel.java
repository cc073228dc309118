package io.xiaoneng.dashboard.notice;

import java.time.Instant;
import java.util.List;

/**
 * What goes out.
 *
 * @param count how many notices there are in the delivery
 * @param notices the first of them, at most {@link #LISTED}
 * @param at when it goes
 */
record Parcel(Delivery delivery, int count, List<PostedNotice> notices, Instant at) {

  /** Notices that are told one by one; of the rest only how many they are. */
  static final int LISTED = 50;
}
