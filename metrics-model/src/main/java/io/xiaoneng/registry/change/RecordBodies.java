package io.xiaoneng.registry.change;

import io.xiaoneng.registry.Point;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.RegistryKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of records as it is published: kind and identity first, nothing that is null. */
public final class RecordBodies {

  private RecordBodies() {}

  /** A record of that key with these fields; what the key says is put in. */
  public static Map<String, @Nullable Object> of(
      RegistryKey key, Map<String, ? extends @Nullable Object> fields) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("kind", key.kind().wireName());
    if (key.kind() == RecordKind.CALENDAR) {
      int slash = key.code().indexOf('/');
      body.put("id", key.code().substring(0, slash));
      body.put("year", Long.valueOf(key.code().substring(slash + 1)));
    } else {
      body.put(key.kind().codeField(), key.code());
    }
    if (key.kind().versioned()) {
      body.put("version", key.version());
    }
    if (key.kind() == RecordKind.POINT
        && fields.get("pointKind") == null
        && fields.get("kind") instanceof String kind
        && Point.KINDS.contains(kind)) {
      body.put("pointKind", kind);
    }
    fields.forEach(
        (name, value) -> {
          if (value != null) {
            body.putIfAbsent(name, value);
          }
        });
    return body;
  }

  /**
   * A record with some of its fields told anew, null to clear one. What a person has told is not
   * registered by itself any more.
   */
  static Map<String, @Nullable Object> merged(
      RegistryKey key,
      Map<String, ? extends @Nullable Object> before,
      Map<String, ? extends @Nullable Object> told) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(before);
    fields.remove("auto");
    told.forEach(fields::put);
    return of(key, fields);
  }
}
