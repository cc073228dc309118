package io.xiaoneng.registry;

import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import java.time.ZoneId;
import java.util.Map;

/** One record of the registry topic. */
public sealed interface RegistryRecord
    permits Unit,
        Item,
        Source,
        Point,
        Target,
        CalendarIssue,
        Cell,
        Dataset,
        Agency,
        Bundle,
        Project {

  /** The key it is published under. */
  RegistryKey key();

  /**
   * Reads a record. Fields that are not known are passed over.
   *
   * @param key as {@link RegistryKey} says
   * @param zone in which a date begins
   * @throws RegistryException with the field and what is wrong with it
   */
  static RegistryRecord parse(String key, byte[] json, ZoneId zone) {
    Object tree;
    try {
      tree = Json.parse(json);
    } catch (JsonException e) {
      throw new RegistryException("", "registry record " + key + ": " + e.getMessage());
    }
    if (!(tree instanceof Map<?, ?> map)) {
      throw new RegistryException("", "registry record " + key + " is not a JSON object");
    }
    return parse(key, map, zone);
  }

  /** Like {@link #parse(String, byte[], ZoneId)}, of an object that has been read already. */
  static RegistryRecord parse(String key, Map<?, ?> object, ZoneId zone) {
    return new RecordReader(RegistryKey.parse(key), object, zone).read();
  }
}
