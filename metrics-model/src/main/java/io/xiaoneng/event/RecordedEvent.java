package io.xiaoneng.event;

import java.time.Instant;

/**
 * An event and when it was first delivered.
 *
 * @param recordedAt Kafka's LogAppendTime of the first delivery, for imports {@code recordedtime};
 *     milliseconds
 */
public record RecordedEvent(Event event, Instant recordedAt) {}
