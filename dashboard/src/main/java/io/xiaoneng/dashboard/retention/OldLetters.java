package io.xiaoneng.dashboard.retention;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Repository;

/**
 * The bytes of old dead letters, which may hold anything. The letter stays, because figures of the
 * quality of feeds count it; published again it cannot be.
 */
@Repository
class OldLetters {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String OLD =
      " WHERE recorded_at < fromUnixTimestamp64Milli(?) AND (raw != '' OR detail != '')";

  private final ClickHouse clickHouse;

  OldLetters(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /**
   * How many there are.
   *
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  long count(Instant before) {
    return clickHouse
        .query(
            "SELECT count() FROM dead_letter FINAL" + OLD,
            List.of(before.toEpochMilli()),
            row -> row.getLong(1))
        .get(0);
  }

  /** Empties them; returns how many. */
  long erase(Instant before) {
    long count = count(before);
    if (count > 0) {
      clickHouse.execute(
          "ALTER TABLE dead_letter UPDATE raw = '', detail = ''"
              + OLD
              + " SETTINGS mutations_sync = 2",
          List.of(before.toEpochMilli()),
          LIMIT);
    }
    return count;
  }
}
