package io.xiaoneng.dashboard.metric;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case of a list, as of the instant of its figure; what had not happened by then is null.
 *
 * @param unit code as sent; likewise item and channel
 * @param state OPEN, DECIDED, REFUSED or CLOSED
 * @param d1 handling time in counted days, null unless accepted and decided
 * @param value what the case adds to the figure: days of a duration or a share; null for a count
 */
public record CaseLine(
    String caseId,
    String unit,
    String item,
    String itemType,
    String channel,
    String applicantKind,
    String kind,
    String state,
    @Nullable Instant appliedAt,
    @Nullable Instant acceptedAt,
    @Nullable Instant decidedAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant refusedAt,
    @Nullable Instant closedAt,
    @Nullable Instant due,
    @Nullable Integer d1,
    @Nullable Double value) {}
