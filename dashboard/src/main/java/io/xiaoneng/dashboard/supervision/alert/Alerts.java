package io.xiaoneng.dashboard.supervision.alert;

import io.xiaoneng.alert.AlertLevel;
import io.xiaoneng.alert.AlertStanding;
import java.util.List;
import java.util.Map;

/**
 * A page of alerts.
 *
 * @param total of all pages
 * @param counts by state and level, whatever state and level were asked for
 * @param page the first is 1
 */
public record Alerts(
    long total,
    Map<AlertStanding.State, Map<AlertLevel, Long>> counts,
    int page,
    int size,
    List<AlertLine> alerts) {

  /** Number of pages, 1 at the least. */
  public int pages() {
    return (int) Math.max(1, (total + size - 1) / size);
  }

  /** How many of that state and level, by their names. */
  public long count(String state, String level) {
    return counts
        .getOrDefault(AlertStanding.State.valueOf(state), Map.of())
        .getOrDefault(AlertLevel.valueOf(level), 0L);
  }
}
