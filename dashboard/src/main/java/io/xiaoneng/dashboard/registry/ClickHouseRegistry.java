package io.xiaoneng.dashboard.registry;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.Registry;
import io.xiaoneng.registry.RegistryKey;
import io.xiaoneng.registry.RegistryRecord;
import io.xiaoneng.registry.Unit;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The registry out of {@code registry_row}, which the job fills from the topic. */
@Component
class ClickHouseRegistry implements RegistryView, RecordStore {

  private static final Logger LOG = LoggerFactory.getLogger(ClickHouseRegistry.class);

  /** Rows of one refresh; the rest comes with the next ones. */
  private static final int PAGE = 20_000;

  private final ClickHouse clickHouse;
  private final ZoneId zone;
  private final MutableRegistry registry;
  private final Map<String, Unit> units = new TreeMap<>();
  private final Map<RegistryKey, Stored> bodies = new ConcurrentHashMap<>();
  private volatile UnitTree tree = new UnitTree(List.of());
  private long nextOffset;

  ClickHouseRegistry(ClickHouse clickHouse, XiaonengProperties settings) {
    this.clickHouse = clickHouse;
    this.zone = settings.zoneId();
    this.registry = new MutableRegistry(zone);
  }

  private record Row(String key, String body, long offset) {}

  /**
   * A record as it was published.
   *
   * @param body null where it was taken out
   */
  private record Stored(@Nullable Map<String, @Nullable Object> body, long offset) {}

  /** Reads what is new; while ClickHouse is away the registry stays as it is. */
  @Scheduled(fixedDelay = 2_000)
  void refresh() {
    try {
      while (readPage() == PAGE) {
        LOG.info("registry read up to record {}", nextOffset);
      }
    } catch (ClickHouseUnavailableException | ClickHouseQueryException e) {
      LOG.debug("registry not refreshed", e);
    }
  }

  private synchronized int readPage() {
    List<Row> rows =
        clickHouse.query(
            "SELECT key, body, `offset` FROM registry_row FINAL WHERE `offset` >= ?"
                + " ORDER BY `offset` LIMIT "
                + PAGE,
            List.of(nextOffset),
            row -> new Row(row.getString(1), row.getString(2), row.getLong(3)));
    boolean unitsChanged = false;
    for (Row row : rows) {
      unitsChanged |= apply(row);
      nextOffset = row.offset() + 1;
    }
    if (unitsChanged) {
      tree = new UnitTree(units.values());
    }
    return rows.size();
  }

  private boolean apply(Row row) {
    byte @Nullable [] body =
        row.body().isEmpty() ? null : row.body().getBytes(StandardCharsets.UTF_8);
    try {
      RegistryKey key = RegistryKey.parse(row.key());
      Stored known = bodies.get(key);
      if (known != null && known.offset() >= row.offset()) {
        // Published from here, and by now there is the same or something younger.
        return false;
      }
      registry.apply(row.key(), body, row.offset());
      bodies.put(key, new Stored(object(body), row.offset()));
      if (!row.key().startsWith("unit/")) {
        return false;
      }
      if (body == null) {
        units.remove(row.key());
      } else if (RegistryRecord.parse(row.key(), body, zone) instanceof Unit unit) {
        units.put(row.key(), unit);
      }
      return true;
    } catch (IllegalArgumentException e) {
      LOG.warn("registry record {} is left out: {}", row.key(), e.getMessage());
      return false;
    }
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Map<String, @Nullable Object> object(byte @Nullable [] body) {
    if (body == null) {
      return null;
    }
    try {
      return (Map<String, @Nullable Object>) Json.parse(body);
    } catch (JsonException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public synchronized void published(RegistryKey key, byte @Nullable [] value, long offset) {
    String body = value == null ? "" : new String(value, StandardCharsets.UTF_8);
    if (apply(new Row(key.toString(), body, offset))) {
      tree = new UnitTree(units.values());
    }
  }

  @Override
  public @Nullable Map<String, @Nullable Object> body(RegistryKey key) {
    Stored stored = bodies.get(key);
    return stored == null ? null : stored.body();
  }

  @Override
  public List<RegistryKey> keys(RecordKind kind) {
    return bodies.entrySet().stream()
        .filter(each -> each.getKey().kind() == kind && each.getValue().body() != null)
        .map(Map.Entry::getKey)
        .sorted(Comparator.comparing(RegistryKey::code).thenComparing(RegistryKey::version))
        .toList();
  }

  @Override
  public MutableRegistry copy() {
    return registry.copy();
  }

  @Override
  public Registry registry() {
    return registry;
  }

  @Override
  public UnitTree tree() {
    return tree;
  }
}
