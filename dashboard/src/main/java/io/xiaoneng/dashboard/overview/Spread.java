package io.xiaoneng.dashboard.overview;

import io.xiaoneng.metric.Quantile;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A length of time over many cases, in counted days; everything null where n is 0.
 *
 * @param p50 linear interpolation between order statistics, likewise p90
 */
public record Spread(
    @Nullable Double mean,
    @Nullable Double p50,
    @Nullable Double p90,
    @Nullable Integer max,
    long n) {

  /** No case. */
  public static final Spread NONE = new Spread(null, null, null, null, 0);

  /** From a count map: days → how many cases took that long. */
  public static Spread of(SortedMap<Integer, Long> counts) {
    long n = 0;
    double sum = 0;
    int max = 0;
    for (Map.Entry<Integer, Long> each : counts.entrySet()) {
      n += each.getValue();
      sum += (double) each.getKey() * each.getValue();
      if (each.getValue() > 0) {
        max = each.getKey();
      }
    }
    return n == 0
        ? NONE
        : new Spread(
            sum / n, Quantile.ofCounts(counts, 0.5), Quantile.ofCounts(counts, 0.9), max, n);
  }
}
