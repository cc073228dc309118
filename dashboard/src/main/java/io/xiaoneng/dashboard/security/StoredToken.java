package io.xiaoneng.dashboard.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sender's token as it is kept: its rights and its life, not the token, which nobody knows any
 * more but its bearer.
 *
 * @param revokedAt from when on it opens nothing; null where nobody took it away
 * @param expiresAt from when on it opens nothing anyway; null = it stays good
 */
public record StoredToken(
    IngestToken rights,
    Instant createdAt,
    @Nullable Instant revokedAt,
    @Nullable Instant expiresAt) {}
