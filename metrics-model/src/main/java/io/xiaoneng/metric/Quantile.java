package io.xiaoneng.metric;

import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Exact quantiles by linear interpolation between order statistics: type 7 of Hyndman and Fan
 * (1996), ClickHouse's {@code quantileExactInclusive}. No data is null.
 */
public final class Quantile {

  private Quantile() {}

  /**
   * The quantile of sorted values.
   *
   * @param sorted ascending
   * @param p 0 to 1
   * @throws IllegalArgumentException for p outside 0 to 1
   */
  public static @Nullable Double ofSorted(double[] sorted, double p) {
    require(p);
    if (sorted.length == 0) {
      return null;
    }
    double place = (sorted.length - 1) * p;
    int below = (int) place;
    double low = sorted[below];
    double high = sorted[Math.min(below + 1, sorted.length - 1)];
    return low + (place - below) * (high - low);
  }

  /**
   * The quantile of a count map.
   *
   * @param counts value → how often it occurs; counts 0 or more
   * @param p 0 to 1
   * @throws IllegalArgumentException for p outside 0 to 1 or a negative count
   */
  public static @Nullable Double ofCounts(SortedMap<Integer, Long> counts, double p) {
    require(p);
    long n = 0;
    for (Map.Entry<Integer, Long> each : counts.entrySet()) {
      if (each.getValue() < 0) {
        throw new IllegalArgumentException(
            "count of " + each.getKey() + " is " + each.getValue() + ", must be 0 or more");
      }
      n += each.getValue();
    }
    if (n == 0) {
      return null;
    }
    double place = (n - 1) * p;
    long below = (long) place;
    double low = at(counts, below);
    double high = at(counts, Math.min(below + 1, n - 1));
    return low + (place - below) * (high - low);
  }

  /** The value of that place, from 0, in ascending order. */
  private static double at(SortedMap<Integer, Long> counts, long place) {
    long seen = 0;
    for (Map.Entry<Integer, Long> each : counts.entrySet()) {
      seen += each.getValue();
      if (place < seen) {
        return each.getKey();
      }
    }
    throw new IllegalStateException("place " + place + " of " + seen);
  }

  private static void require(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p is " + p + ", must lie between 0 and 1");
    }
  }
}
