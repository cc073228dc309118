package io.xiaoneng.job.circle;

import io.xiaoneng.registry.Bundle;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.Unit;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cells, units and bundles as the registry has them now. */
final class CityRegister {

  private static final Logger LOG = LoggerFactory.getLogger(CityRegister.class);

  private final MutableRegistry present;
  private final Map<String, Long> offsets = new HashMap<>();

  CityRegister(ZoneId zone) {
    this.present = new MutableRegistry(zone);
  }

  /** Whether a record of that key has a meaning here. */
  static boolean wants(String key) {
    return key.startsWith("cell/") || key.startsWith("unit/") || key.startsWith("bundle/");
  }

  /** Takes a record; an older one of its key, or one that cannot be read, changes nothing. */
  boolean take(CircleRecords.Note note) {
    if (offsets.getOrDefault(note.key(), -1L) >= note.offset()) {
      return false;
    }
    offsets.put(note.key(), note.offset());
    try {
      present.apply(note.key(), note.body().length == 0 ? null : note.body(), note.offset());
      return true;
    } catch (IllegalArgumentException bad) {
      LOG.warn("registry record {} is left out: {}", note.key(), bad.getMessage());
      return false;
    }
  }

  /** The cells in their communities, without any reach. */
  CircleMap map() {
    return CircleMap.of(present.all(Cell.class), present.all(Unit.class));
  }

  List<Measure> measures() {
    return Measure.of(present.all(Bundle.class));
  }
}
