package io.xiaoneng.dashboard.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A parcel of notices on its way to a channel.
 *
 * @param id the same at every attempt, so that a receiver knows what it has already
 * @param channel id of the channel
 * @param urgent whether its notices are; the others never travel with them
 * @param attempts how many there were
 * @param notBefore when the next attempt may be
 * @param settledAt when it was sent or given up; null before
 * @param problem why the last attempt failed, without anything secret; "" where it did not
 * @param notices how many there are in it
 */
record Delivery(
    String id,
    long channel,
    boolean urgent,
    State state,
    int attempts,
    Instant notBefore,
    Instant createdAt,
    @Nullable Instant settledAt,
    String problem,
    int notices) {

  /** How it stands with it. */
  enum State {
    /** Not tried yet; further notices may come into it. */
    GATHERING,
    /** Tried; its contents stay as they are. */
    RETRYING,
    /** Arrived. */
    SENT,
    /** Given up: the dead-letter list. It goes only when somebody says so. */
    DEAD
  }
}
