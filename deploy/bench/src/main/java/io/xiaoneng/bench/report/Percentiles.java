package io.xiaoneng.bench.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Durations in milliseconds, in order. */
public final class Percentiles {
  private final double[] sorted;

  /** Of these, in any order. */
  public Percentiles(Collection<Double> millis) {
    this.sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** How many there are. */
  public int count() {
    return sorted.length;
  }

  /**
   * The smallest duration that this share of all does not exceed (nearest rank).
   *
   * @param share above 0, at most 1
   * @return NaN where there is none
   */
  public double at(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1];
  }

  /** The longest; NaN where there is none. */
  public double max() {
    return Arrays.stream(sorted).max().orElse(Double.NaN);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %.0f, p95 %.0f, p99 %.0f, max %.0f ms of %d",
        at(0.5),
        at(0.95),
        at(0.99),
        max(),
        count());
  }
}
