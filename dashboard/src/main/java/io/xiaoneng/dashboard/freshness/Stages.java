package io.xiaoneng.dashboard.freshness;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far events have come: taken in by the broker, kept in the archive, in the figures. Of each
 * stage the youngest event is told, by when it was recorded; imports bring recorded times of their
 * own, which may lie long ago.
 *
 * @param received when the broker took in the youngest; null while it gives no answer, or has none
 * @param archived when the youngest of the archive was recorded; null where it is empty
 * @param calculated when the youngest in the figures was recorded; null where there is none
 * @param wrote when the job last wrote; null where it never did
 * @param waiting records that were received and are not yet in the figures; empty while the broker
 *     gives no answer
 * @param freshness of the figures
 */
public record Stages(
    @Nullable Instant received,
    @Nullable Instant archived,
    @Nullable Instant calculated,
    @Nullable Instant wrote,
    OptionalLong waiting,
    Freshness freshness) {

  /** Nothing is known to be received because the broker gives no answer, not because none came. */
  public boolean brokerSilent() {
    return received == null && (waiting.isEmpty() || archived != null);
  }
}
