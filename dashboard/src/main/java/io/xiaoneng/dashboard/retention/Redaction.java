package io.xiaoneng.dashboard.retention;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.EventType;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What remains of an event when its case is erased: what figures are made of. Members beyond the
 * contract go, and of its own those that hold words or names of people; in the place of these
 * stands {@value #ERASED}, because whether a reason was given is a finding of its own.
 */
final class Redaction {

  static final String ERASED = "erased";

  private static final Set<DataField> WORDS =
      EnumSet.of(DataField.REASON, DataField.APPROVER, DataField.APPROVED_BY);

  private static final Set<String> ENVELOPE =
      Set.of(
          "specversion",
          "id",
          "source",
          "type",
          "subject",
          "time",
          "datacontenttype",
          "revision",
          "operation",
          "recordedtime",
          "test",
          "data");

  private Redaction() {}

  /**
   * The event without what leads to a person.
   *
   * @param raw an accepted event
   * @return the same bytes where nothing of it does
   */
  static byte[] of(byte[] raw) {
    Object envelope;
    try {
      envelope = Json.parse(raw);
    } catch (JsonException e) {
      throw new IllegalStateException("an archived event is no JSON", e);
    }
    if (!(envelope instanceof Map<?, ?> members)) {
      throw new IllegalStateException("an archived event is no JSON object");
    }
    EventType type = EventType.ofWireName(String.valueOf(members.get("type")));
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    members.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          if (ENVELOPE.contains(name)) {
            kept.put(name, name.equals("data") ? data(type, value) : value);
          }
        });
    return kept.equals(members) ? raw : Json.writeBytes(kept);
  }

  private static @Nullable Object data(@Nullable EventType type, @Nullable Object sent) {
    if (type == null || !(sent instanceof Map<?, ?> members)) {
      return sent;
    }
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    members.forEach(
        (key, value) -> {
          DataField field = DataField.of(type, String.valueOf(key));
          if (field != null) {
            boolean words = WORDS.contains(field) && value != null && !"".equals(value);
            kept.put(String.valueOf(key), words ? ERASED : value);
          }
        });
    return kept;
  }
}
