package io.xiaoneng.dashboard.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One refused content, however often it was sent.
 *
 * @param sha256 hex, of the bytes as sent
 * @param reason code of the event contract
 * @param origin topic, or {@code http}
 * @param source the envelope's as far as it could be read, null where not
 * @param id likewise
 * @param length bytes as sent
 * @param recordedAt when it was first refused
 * @param beginning at most {@link DeadLetterService#BEGINNING} bytes of it, as text; masked where
 *     the one who asks is not told of what was refused
 */
public record DeadLetter(
    String sha256,
    String reason,
    String detail,
    String origin,
    @Nullable String source,
    @Nullable String id,
    long length,
    Instant recordedAt,
    String beginning) {}
