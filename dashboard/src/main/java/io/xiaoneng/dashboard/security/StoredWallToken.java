package io.xiaoneng.dashboard.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wall's token as it is kept, without the token.
 *
 * @param createdBy name of the administrator
 * @param expiresAt from when on it opens nothing; null = it stays good
 * @param revokedAt null where nobody took it back
 * @param revokedBy likewise
 * @param lastUsedAt to the minute; null where no wall has used it yet
 */
public record StoredWallToken(
    WallToken token,
    Instant createdAt,
    String createdBy,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable String revokedBy,
    @Nullable Instant lastUsedAt) {

  /** Whether it opens the wall. */
  public enum State {
    GOOD,
    EXPIRED,
    REVOKED
  }

  /** How it stands at a moment. */
  public State state(Instant now) {
    if (revokedAt != null) {
      return State.REVOKED;
    }
    return expiresAt == null || now.isBefore(expiresAt) ? State.GOOD : State.EXPIRED;
  }
}
