package io.xiaoneng.dashboard.today;

import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;

/**
 * Tells what is to be known first. Safe to share; it may answer with a picture half a minute old.
 */
public interface TodayReader {

  /**
   * Of the whole city.
   *
   * @throws ClickHouseUnavailableException where ClickHouse is away and no picture is known
   */
  Today city();

  /**
   * Likewise for screens that anybody passes: a unit that can still object to its card is not named
   * on them.
   *
   * @throws ClickHouseUnavailableException where ClickHouse is away and no picture is known
   */
  default Today wall() {
    return city();
  }
}
