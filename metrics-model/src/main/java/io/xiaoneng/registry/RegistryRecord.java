package io.xiaoneng.registry;

import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;

/** One record of the registry topic. */
public sealed interface RegistryRecord permits Unit, Item, Source, Point {

  /**
   * Reads a record.
   *
   * @param key {@code unit/CODE}, {@code item/CODE/VERSION}, {@code source/PREFIX} or {@code
   *     point/ID}
   * @param zone in which a {@code validFrom} that is a date begins
   * @throws IllegalArgumentException with the field and what is wrong with it
   */
  static RegistryRecord parse(String key, byte[] json, ZoneId zone) {
    Object tree;
    try {
      tree = Json.parse(json);
    } catch (JsonException e) {
      throw new IllegalArgumentException("registry record " + key + ": " + e.getMessage(), e);
    }
    if (!(tree instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("registry record " + key + " is not a JSON object");
    }
    RecordFields fields = new RecordFields(key, map);
    RegistryKey parsed = RegistryKey.parse(key);
    fields.same("kind", parsed.kind().wireName());
    return switch (parsed.kind()) {
      case UNIT -> unit(parsed.code(), fields);
      case ITEM -> item(parsed, fields, zone);
      case SOURCE -> source(parsed.code(), fields);
      case POINT -> point(parsed.code(), fields);
    };
  }

  private static Unit unit(String code, RecordFields fields) {
    fields.same("code", code);
    String level =
        fields.choice(
            "level", "UNCLASSIFIED", Arrays.stream(Unit.Level.values()).map(Enum::name).toList());
    String parent = fields.text("parent", "");
    return new Unit(
        code,
        fields.text("nameZh", code),
        fields.text("nameEn", fields.text("nameZh", code)),
        Unit.Level.valueOf(level),
        fields.text("class", ""),
        parent.isEmpty() ? null : parent,
        fields.flag("urban"),
        fields.whole("population"),
        fields.degrees("lon", 180),
        fields.degrees("lat", 90),
        fields.flag("auto"));
  }

  private static Item item(RegistryKey key, RecordFields fields, ZoneId zone) {
    fields.same("code", key.code());
    Long version = fields.whole("version");
    if (version != null && version != key.version()) {
      throw fields.error("version", "is " + version + ", the key says " + key.version());
    }
    return new Item(
        key.code(),
        key.version(),
        fields.validFrom(zone),
        fields.text("nameZh", key.code()),
        fields.text("nameEn", fields.text("nameZh", key.code())),
        fields.text("type", ""),
        fields.limit("promised"),
        fields.limit("statutory"),
        fields.flag("immediate"),
        fields.flag("auto"));
  }

  private static Source source(String prefix, RecordFields fields) {
    fields.same("prefix", prefix);
    Long lag = fields.whole("expectedLagSeconds");
    return new Source(
        prefix,
        fields.text("nameZh", prefix),
        fields.text("nameEn", fields.text("nameZh", prefix)),
        fields.text("unit", ""),
        fields.flag("reportsVisits"),
        fields.flag("reportsHeartbeats"),
        lag == null ? Duration.ofMinutes(5) : Duration.ofSeconds(lag));
  }

  private static Point point(String id, RecordFields fields) {
    fields.same("id", id);
    return new Point(
        id,
        fields.choice("pointKind", "", Point.KINDS),
        fields.text("nameZh", id),
        fields.text("nameEn", fields.text("nameZh", id)),
        fields.text("unit", ""),
        fields.degrees("lon", 180),
        fields.degrees("lat", 90),
        fields.text("hours", ""),
        fields.flag("auto"));
  }
}
