package io.xiaoneng.dashboard.freshness;

import java.time.Instant;

/**
 * A sender as it was last heard.
 *
 * @param source the envelope's
 * @param prefix of the registered source it belongs to, "" where none is registered
 * @param nameZh of the registered source, the source itself where none is registered
 * @param unit owning unit, "" where unknown
 * @param firstHeard when its first event was recorded
 * @param lastHeard when its last event was recorded
 * @param lastEvent time of its youngest event
 * @param silent whether it has been silent for longer than is usual with it
 */
public record SourceState(
    String source,
    String prefix,
    String nameZh,
    String nameEn,
    String unit,
    Instant firstHeard,
    Instant lastHeard,
    Instant lastEvent,
    boolean silent) {}
