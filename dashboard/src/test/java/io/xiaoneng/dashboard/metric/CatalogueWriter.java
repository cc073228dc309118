package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes records of the registry as the job does, each as of the moment it is told. */
final class CatalogueWriter {

  private final ClickHouse clickHouse;
  private Instant recordedAt;
  private long offset;

  CatalogueWriter(ClickHouse clickHouse, String recordedAt) {
    this.clickHouse = clickHouse;
    this.recordedAt = Instant.parse(recordedAt);
  }

  /** What follows is recorded then. */
  CatalogueWriter at(String instant) {
    recordedAt = Instant.parse(instant);
    return this;
  }

  CatalogueWriter put(String key, String json) {
    clickHouse.execute(
        "INSERT INTO registry_row (kind, key, `offset`, body, recorded_at) VALUES (?, ?, ?, ?,"
            + " fromUnixTimestamp64Milli(?, 'UTC'))",
        List.of(key.substring(0, key.indexOf('/')), key, offset++, json, recordedAt.toEpochMilli()),
        Duration.ofSeconds(20));
    return this;
  }

  CatalogueWriter remove(String key) {
    return put(key, "");
  }
}
