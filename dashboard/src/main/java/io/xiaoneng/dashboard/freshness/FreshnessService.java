package io.xiaoneng.dashboard.freshness;

import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import java.util.List;

/** Tells how fresh the figures are. */
public interface FreshnessService {

  /**
   * The freshness now, at most about a second old.
   *
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  Freshness now();

  /**
   * Every source that was ever heard of, by name; those of one registered source stand together.
   *
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  List<SourceState> sources();
}
