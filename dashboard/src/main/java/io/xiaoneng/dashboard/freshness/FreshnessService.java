package io.xiaoneng.dashboard.freshness;

import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.registry.Source;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells how fresh the figures are. */
public interface FreshnessService {

  /** How long a source may take at most: as it is registered, else five minutes. */
  static Duration expectedLag(@Nullable Source source) {
    return source == null ? Duration.ofMinutes(5) : source.expectedLag();
  }

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
