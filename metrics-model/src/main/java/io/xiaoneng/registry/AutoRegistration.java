package io.xiaoneng.registry;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventData;
import io.xiaoneng.event.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an open registry writes for codes that it meets for the first time. */
public final class AutoRegistration {

  private AutoRegistration() {}

  /**
   * The records that the registry lacks for an event.
   *
   * @return key and value of each, for the registry topic; empty for a DELETE and where all is
   *     registered
   */
  public static Map<String, byte[]> recordsFor(Event event, Registry registry) {
    if (event.operation() == Event.Operation.DELETE) {
      return Map.of();
    }
    EventData data = event.data();
    Map<String, byte[]> records = new LinkedHashMap<>();
    unit(data.text(DataField.UNIT), registry, records);
    unit(data.text(DataField.RECEIVING_UNIT), registry, records);
    item(data.text(DataField.ITEM), data.integer(DataField.ITEM_VERSION), registry, records);
    point(data.text(DataField.SERVICE_POINT), registry, records);
    if (event.type().ofPoint()) {
      point(event.subject(), registry, records);
    }
    return records;
  }

  private static void unit(@Nullable String code, Registry registry, Map<String, byte[]> records) {
    if (code != null && registry.unit(code) == null) {
      Map<String, Object> fields = named("unit", "code", code);
      fields.put("level", Unit.Level.UNCLASSIFIED.name());
      records.put("unit/" + code, value(fields));
    }
  }

  private static void item(
      @Nullable String code,
      @Nullable Long version,
      Registry registry,
      Map<String, byte[]> records) {
    if (code != null && !registry.knowsItem(code)) {
      long number = version == null || version < 1 ? 1 : version;
      Map<String, Object> fields = named("item", "code", code);
      fields.put("version", number);
      records.put("item/" + code + "/" + number, value(fields));
    }
  }

  private static void point(@Nullable String id, Registry registry, Map<String, byte[]> records) {
    if (id != null && registry.point(id) == null) {
      records.put("point/" + id, value(named("point", "id", id)));
    }
  }

  private static Map<String, Object> named(String kind, String identity, String code) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", kind);
    fields.put(identity, code);
    fields.put("nameZh", code);
    fields.put("nameEn", code);
    return fields;
  }

  private static byte[] value(Map<String, Object> fields) {
    fields.put("auto", true);
    return Json.writeBytes(fields);
  }
}
