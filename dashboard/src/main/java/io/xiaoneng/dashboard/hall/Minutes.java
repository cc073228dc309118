package io.xiaoneng.dashboard.hall;

import io.xiaoneng.dashboard.metric.MetricRow;
import org.jspecify.annotations.Nullable;

/**
 * A length of time over many tickets, in minutes; everything null where n is 0.
 *
 * @param p50 linear interpolation between order statistics, likewise p90
 */
public record Minutes(@Nullable Double mean, @Nullable Double p50, @Nullable Double p90, long n) {

  static final Minutes NONE = new Minutes(null, null, null, 0);

  static Minutes of(@Nullable MetricRow row) {
    Double n = row == null ? null : row.figure("n");
    return row == null || n == null || n == 0
        ? NONE
        : new Minutes(row.figure("mean"), row.figure("p50"), row.figure("p90"), n.longValue());
  }
}
