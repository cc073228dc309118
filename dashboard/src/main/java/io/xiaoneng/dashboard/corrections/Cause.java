package io.xiaoneng.dashboard.corrections;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something recorded after the figure was known that may have changed a case.
 *
 * @param kind late, later, revision, deletion: an event; registry: a record of the registry
 * @param recordedAt when this program first heard of it
 * @param source of the event; likewise id, type, time and revision
 * @param key of the registry's record
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cause(
    String kind,
    Instant recordedAt,
    @Nullable String source,
    @Nullable String id,
    @Nullable String type,
    @Nullable Instant time,
    @Nullable Long revision,
    @Nullable String key) {

  /** The same without what tells which event it is, and so of which case. */
  Cause unnamed() {
    return new Cause(kind, recordedAt, null, null, type, time, revision, key);
  }

  static Cause registry(String key, Instant recordedAt) {
    return new Cause("registry", recordedAt, null, null, null, null, null, key);
  }
}
