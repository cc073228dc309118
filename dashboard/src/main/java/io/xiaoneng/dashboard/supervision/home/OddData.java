package io.xiaoneng.dashboard.supervision.home;

import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.deadletter.DeadLetterService;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.freshness.SourceState;
import io.xiaoneng.dashboard.radar.RadarOutliers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is odd about the data: feeds that are silent, events that were refused, hints. */
@Component
class OddData {

  private final FreshnessService freshness;
  private final DeadLetterService letters;
  private final RadarOutliers outliers;

  OddData(FreshnessService freshness, DeadLetterService letters, RadarOutliers outliers) {
    this.freshness = freshness;
    this.letters = letters;
    this.outliers = outliers;
  }

  /**
   * What was found.
   *
   * @param silent sources that are silent now
   * @param refused open dead letters by reason, the most frequent first
   * @param hints of the radar, the farthest out first
   */
  public record Found(
      List<SourceState> silent, Map<String, Long> refused, List<RadarOutliers.Outlier> hints) {

    /** Of all reasons. */
    public long refusedAll() {
      return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether there is anything. */
    public boolean any() {
      return !silent.isEmpty() || !refused.isEmpty() || !hints.isEmpty();
    }
  }

  /** What is odd now; null where the figures cannot be read: the rest of the page stands. */
  @Nullable Found now() {
    try {
      return new Found(
          freshness.sources().stream().filter(SourceState::silent).toList(),
          letters.countByReason(),
          outliers.all());
    } catch (ClickHouseUnavailableException | ClickHouseQueryException away) {
      return null;
    }
  }
}
