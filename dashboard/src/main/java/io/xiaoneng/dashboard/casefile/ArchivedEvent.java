package io.xiaoneng.dashboard.casefile;

import io.xiaoneng.event.Event;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of a case as the archive has it.
 *
 * @param source as the one who asks is told of it
 * @param data the {@code data} as sent, without what the one who asks is not told; empty where
 *     there was none
 * @param recordedAt when it was first delivered
 * @param superseded whether a higher revision, or other content of the same one, counts instead
 */
public record ArchivedEvent(
    String source,
    String id,
    String type,
    Instant time,
    long revision,
    Event.Operation operation,
    boolean test,
    Instant recordedAt,
    boolean superseded,
    Map<String, @Nullable Object> data) {}
