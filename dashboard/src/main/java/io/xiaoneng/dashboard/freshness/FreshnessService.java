package io.xiaoneng.dashboard.freshness;

import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;

/** Tells how fresh the figures are. */
public interface FreshnessService {

  /**
   * The freshness now, at most about a second old.
   *
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  Freshness now();
}
