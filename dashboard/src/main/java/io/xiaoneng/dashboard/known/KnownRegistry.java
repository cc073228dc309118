package io.xiaoneng.dashboard.known;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.RegistryKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry as it was known at an instant, out of {@code registry_history}.
 *
 * <p>A code of which nothing was known by then has its first records from the beginning, of every
 * version one: an event that names it was accepted, so somebody knew it, and an import may tell of
 * a time before this program was started. For calendars this does not hold: the years that the
 * program knows itself are their beginning.
 */
final class KnownRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(KnownRegistry.class);

  private final MutableRegistry registry;
  private final Changes changes =
      new Changes(new HashSet<>(), new HashSet<>(), new HashSet<>(), new boolean[1]);
  private final List<RegistryChange> changed = new ArrayList<>();

  /**
   * Codes of which something was recorded after the instant.
   *
   * @param calendars one place: whether any calendar was
   */
  private record Changes(
      Set<String> units, Set<String> items, Set<String> points, boolean[] calendars) {}

  private record Row(
      RegistryKey key, @Nullable String body, long offset, boolean known, Instant recordedAt) {}

  private KnownRegistry(ZoneId zone) {
    this.registry = new MutableRegistry(zone);
  }

  static KnownRegistry at(ClickHouse clickHouse, ZoneId zone, Instant knownAt) {
    KnownRegistry known = new KnownRegistry(zone);
    known.apply(read(clickHouse, knownAt));
    return known;
  }

  private static List<Row> read(ClickHouse clickHouse, Instant knownAt) {
    List<Row> rows = new ArrayList<>();
    clickHouse.query(
        "SELECT key, body, `offset`, toUnixTimestamp64Milli(recorded_at) <= ?,"
            + " toUnixTimestamp64Milli(recorded_at) FROM registry_history FINAL ORDER BY `offset`",
        List.of(knownAt.toEpochMilli()),
        row -> {
          RegistryKey key = key(row.getString(1));
          String body = row.getString(2);
          return key != null
              && rows.add(
                  new Row(
                      key,
                      body.isEmpty() ? null : body,
                      row.getLong(3),
                      row.getBoolean(4),
                      Instant.ofEpochMilli(row.getLong(5))));
        });
    return rows;
  }

  private static @Nullable RegistryKey key(String text) {
    try {
      return RegistryKey.parse(text);
    } catch (IllegalArgumentException e) {
      LOG.warn("a registry record is left out: {}", e.getMessage());
      return null;
    }
  }

  private void apply(List<Row> rows) {
    Set<String> known = new HashSet<>();
    for (Row row : rows) {
      if (row.known()) {
        known.add(code(row.key()));
      }
    }
    Set<RegistryKey> begun = new HashSet<>();
    for (Row row : rows) {
      boolean beginning =
          row.key().kind() != RecordKind.CALENDAR
              && !known.contains(code(row.key()))
              && begun.add(row.key());
      if (row.known() || beginning) {
        apply(row);
      } else {
        note(row);
      }
    }
  }

  private static String code(RegistryKey key) {
    return key.kind() + "/" + key.code();
  }

  private void apply(Row row) {
    String body = row.body();
    try {
      registry.apply(
          row.key().toString(),
          body == null ? null : body.getBytes(StandardCharsets.UTF_8),
          row.offset());
    } catch (IllegalArgumentException e) {
      LOG.warn("registry record {} is left out: {}", row.key(), e.getMessage());
    }
  }

  private void note(Row row) {
    RegistryKey key = row.key();
    switch (key.kind()) {
      case UNIT -> changes.units().add(key.code());
      case ITEM -> changes.items().add(key.code());
      case CALENDAR -> changes.calendars()[0] = true;
      case POINT -> changes.points().add(key.code());
      default -> {
        // Nothing that is folded comes out of the others.
      }
    }
    changed.add(new RegistryChange(key, row.recordedAt()));
  }

  /** What was recorded after the instant of codes that were known by then. */
  List<RegistryChange> changes() {
    return List.copyOf(changed);
  }

  /** The registry at that instant. */
  MutableRegistry registry() {
    return registry;
  }

  /** Whether a calendar was issued since: any case's due date may have moved. */
  boolean calendarsChanged() {
    return changes.calendars()[0];
  }

  /** Whether a unit changed since: it may stand elsewhere in the tree, with all below it. */
  boolean unitsChanged() {
    return !changes.units().isEmpty();
  }

  /** Items of which a record changed since. */
  Set<String> changedItems() {
    return Set.copyOf(changes.items());
  }

  /** Service points of which a record changed since. */
  Set<String> changedPoints() {
    return Set.copyOf(changes.points());
  }
}
