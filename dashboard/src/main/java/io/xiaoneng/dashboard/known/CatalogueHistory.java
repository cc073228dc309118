package io.xiaoneng.dashboard.known;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.registry.Dataset;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Point;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.RegistryKey;
import io.xiaoneng.registry.RegistryRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue (items, service points, directory entries) as it was at the end of any day, out of
 * {@code registry_history}, which keeps every record that was ever published: the history is the
 * daily snapshot.
 *
 * <ul>
 *   <li>A version of an item that says from when it is in force counts by that, also where it was
 *       recorded later: a correction of the past corrects the past.
 *   <li>Whatever says no such thing, and a version that has been taken out, counts as it was
 *       recorded by the end of the day.
 *   <li>What was recorded within a day of the first record of its kind is the beginning of the
 *       catalogue, and counts for all the time before: an import tells of a time before the program
 *       was started.
 * </ul>
 *
 * <p>Safe to share. Records are parsed once; every look reads what is new.
 */
public final class CatalogueHistory {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogueHistory.class);

  /** The catalogue is first loaded within so long. */
  private static final Duration LOADING = Duration.ofDays(1);

  private final ClickHouse clickHouse;
  private final ZoneId zone;
  private final Map<RecordKind, Instant> beginnings = new EnumMap<>(RecordKind.class);
  private final Map<RegistryKey, List<Said>> records =
      new TreeMap<>(
          Comparator.comparing(RegistryKey::kind)
              .thenComparing(RegistryKey::code)
              .thenComparing(RegistryKey::version));
  private long read = -1;

  /**
   * @param record null where it was taken out
   */
  private record Said(Instant recordedAt, @Nullable RegistryRecord record) {}

  /**
   * A catalogue.
   *
   * @param items of each item the version in force
   */
  public record Standing(List<Item> items, List<Point> points, List<Dataset> datasets) {}

  /**
   * @param zone the city's
   */
  public CatalogueHistory(ClickHouse clickHouse, ZoneId zone) {
    this.clickHouse = clickHouse;
    this.zone = zone;
  }

  /**
   * The catalogue at an instant.
   *
   * @param end usually the last millisecond of a day
   * @param knownAt records published later are not known; null for all there are
   */
  public synchronized Standing at(Instant end, @Nullable Instant knownAt) {
    readOn();
    Map<String, Item> items = new TreeMap<>();
    List<Point> points = new ArrayList<>();
    List<Dataset> datasets = new ArrayList<>();
    records.forEach(
        (key, said) -> {
          RegistryRecord standing = standing(key, said, end, knownAt);
          if (standing instanceof Item item && !item.validFrom().isAfter(end)) {
            items.merge(item.code(), item, (a, b) -> a.version() > b.version() ? a : b);
          } else if (standing instanceof Point point) {
            points.add(point);
          } else if (standing instanceof Dataset dataset) {
            datasets.add(dataset);
          }
        });
    return new Standing(List.copyOf(items.values()), points, datasets);
  }

  private @Nullable RegistryRecord standing(
      RegistryKey key, List<Said> said, Instant end, @Nullable Instant knownAt) {
    Instant beginning = beginnings.getOrDefault(key.kind(), Instant.MIN);
    Instant known = knownAt == null ? Instant.MAX : later(knownAt, beginning);
    RegistryRecord last = last(said, known);
    if (last instanceof Item item && item.validFrom().isAfter(Item.ALWAYS)) {
      return item;
    }
    Instant recorded = later(end, beginning);
    return last(said, recorded.isBefore(known) ? recorded : known);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  private static @Nullable RegistryRecord last(List<Said> said, Instant recordedBy) {
    for (int i = said.size() - 1; i >= 0; i--) {
      if (!said.get(i).recordedAt().isAfter(recordedBy)) {
        return said.get(i).record();
      }
    }
    return null;
  }

  private void readOn() {
    clickHouse.query(
        "SELECT key, body, `offset`, toUnixTimestamp64Milli(recorded_at) FROM registry_history"
            + " FINAL WHERE kind IN ('item', 'point', 'dataset') AND toInt64(`offset`) > ?"
            + " ORDER BY `offset`",
        List.of(read),
        row -> {
          take(row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(4)));
          read = row.getLong(3);
          return read;
        });
  }

  private void take(String name, String body, Instant recordedAt) {
    try {
      RegistryKey key = RegistryKey.parse(name);
      RegistryRecord record =
          body.isEmpty()
              ? null
              : RegistryRecord.parse(name, body.getBytes(StandardCharsets.UTF_8), zone);
      records.computeIfAbsent(key, unseen -> new ArrayList<>()).add(new Said(recordedAt, record));
      beginnings.putIfAbsent(key.kind(), recordedAt.plus(LOADING));
    } catch (IllegalArgumentException e) {
      LOG.warn("registry record {} is left out: {}", name, e.getMessage());
    }
  }
}
