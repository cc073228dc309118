package io.xiaoneng.dashboard.freshness;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads how far events have come from the broker, the archive and the job's own rows. */
@Component
public class StageReader {

  private final ClickHouse clickHouse;
  private final JobLag lag;
  private final FreshnessService freshness;

  StageReader(ClickHouse clickHouse, JobLag lag, FreshnessService freshness) {
    this.clickHouse = clickHouse;
    this.lag = lag;
    this.freshness = freshness;
  }

  /**
   * The stages now; what the broker has to say may take two seconds.
   *
   * @throws io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException where ClickHouse is
   *     away
   */
  public Stages now() {
    return new Stages(
        lag.youngest(),
        youngest("SELECT count(), toUnixTimestamp64Milli(max(recorded_at)) FROM event_archive"),
        youngest(
            "SELECT count(), toUnixTimestamp64Milli(max(latest_recorded_at)) FROM job_progress"),
        youngest("SELECT count(), toUnixTimestamp64Milli(max(updated_at)) FROM job_progress"),
        lag.records(),
        freshness.now());
  }

  private @Nullable Instant youngest(String sql) {
    List<Instant> found =
        clickHouse
            .query(
                sql,
                List.of(),
                row -> row.getLong(1) == 0 ? Instant.MIN : Instant.ofEpochMilli(row.getLong(2)))
            .stream()
            .filter(each -> !each.equals(Instant.MIN))
            .toList();
    return found.isEmpty() ? null : found.get(0);
  }
}
