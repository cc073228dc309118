package io.xiaoneng.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One valid event of the contract.
 *
 * @param subject case number, service point, ticket or agency contract
 * @param source who sent it; with subject and id the identity of the event for ever
 * @param id the sender's id
 * @param revision 0 or more; the highest counts
 * @param operation UPSERT or DELETE
 * @param type what happened
 * @param time when it happened, floored to milliseconds
 * @param claimedRecordedAt {@code recordedtime} of the envelope; believed only from imports
 * @param test whether it marks a drill
 * @param data the known fields; empty for most DELETEs
 * @param hash of the canonical form (RFC 8785) of the whole envelope
 */
public record Event(
    String subject,
    String source,
    String id,
    long revision,
    Operation operation,
    EventType type,
    Instant time,
    @Nullable Instant claimedRecordedAt,
    boolean test,
    EventData data,
    ContentHash hash) {

  /** Whether the event stands or takes itself out of the fold. */
  public enum Operation {
    UPSERT,
    DELETE
  }

  /**
   * The same event under the hash that it was accepted with: what leads to a person may have been
   * erased from its bytes since, and it is the same content all the same.
   */
  public Event withHash(ContentHash accepted) {
    return new Event(
        subject,
        source,
        id,
        revision,
        operation,
        type,
        time,
        claimedRecordedAt,
        test,
        data,
        accepted);
  }
}
