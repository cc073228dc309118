package io.xiaoneng.registry;

import java.time.Duration;

/**
 * A sender of events.
 *
 * @param prefix of the envelope's {@code source}
 * @param unit code of the owning unit, "" where unknown
 * @param reportsVisits whether it sends case.visited
 * @param reportsHeartbeats whether its points send heartbeats
 * @param expectedLag how late an event may be recorded; 5 minutes by default
 */
public record Source(
    String prefix,
    String nameZh,
    String nameEn,
    String unit,
    boolean reportsVisits,
    boolean reportsHeartbeats,
    Duration expectedLag)
    implements RegistryRecord {}
