package io.xiaoneng.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the time of a decided case from application to delivery (D2) is made of, in milliseconds;
 * the parts add up to it. Between the citizen's clock and the statutory one lie the answer, the
 * supplements 补正, the special procedures 特别程序 and the delivery 送达.
 *
 * @param intake applied for and not accepted, supplements apart; a case never accepted stays here
 *     until its decision
 * @param supplement with the applicant for a supplement, before acceptance
 * @param handling accepted and not decided, the clock running
 * @param stopped accepted and not decided, the clock stopped
 * @param delivery decided and not delivered; 0 without delivery
 */
public record ClockParts(long intake, long supplement, long handling, long stopped, long delivery) {

  /** The parts, or null unless the case was applied for and is decided. */
  public static @Nullable ClockParts of(CaseFacts facts) {
    Instant applied = facts.appliedAt();
    Instant decided = facts.decidedAt();
    if (applied == null || decided == null || facts.quarantined()) {
      return null;
    }
    long start = applied.toEpochMilli();
    long end = decided.toEpochMilli();
    Instant acceptedAt = facts.acceptedAt();
    long accepted = acceptedAt == null ? end : Math.max(start, acceptedAt.toEpochMilli());
    long supplement = Math.min(facts.times().supplementMillis(), accepted - start);
    long stopped = Math.min(facts.times().stoppedMillis(), end - accepted);
    Instant delivered = facts.deliveredAt();
    return new ClockParts(
        accepted - start - supplement,
        supplement,
        end - accepted - stopped,
        stopped,
        delivered == null ? 0 : delivered.toEpochMilli() - end);
  }

  /** The whole: D2. */
  public long total() {
    return intake + supplement + handling + stopped + delivery;
  }
}
