package io.xiaoneng.dashboard.supervision.flag.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a version counts from a month on.
 *
 * @param from month, {@code 2026-03}
 * @param document what orders it
 * @param withdrawnBy null while it stands
 */
public record InForce(
    long id,
    int version,
    String from,
    String reason,
    String document,
    String madeBy,
    Instant madeAt,
    @Nullable String withdrawnBy,
    @Nullable Instant withdrawnAt) {}
