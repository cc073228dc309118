package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.explore.Spread.Bin;
import io.xiaoneng.metric.Quantile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/** Sorts values into stretches of a round width. */
final class Spreads {

  /** About so many stretches. */
  private static final int BINS = 24;

  private static final int BINS_OF_PARTS = 12;

  /** Lengths beyond this share stand together, so that a few do not make the rest a single bar. */
  private static final double USUAL = 0.99;

  private Spreads() {}

  /**
   * Lengths of cases.
   *
   * @param counts how many took so many whole units
   * @param whole the metric's own median and ninth tenth
   */
  static Spread ofCases(SortedMap<Long, Long> counts, Told whole) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    List<Bin> bins = new ArrayList<>();
    if (all > 0) {
      long first = Math.min(0, counts.firstKey());
      long usual = usual(counts, all);
      long width = Math.max(1, (long) round((usual - first + 1.0) / BINS));
      long end = first + Math.max(1, (usual - first + width) / width) * width;
      for (long from = first; from < end; from += width) {
        bins.add(new Bin(from, (double) (from + width), sum(counts.subMap(from, from + width))));
      }
      long beyond = sum(counts.tailMap(end));
      if (beyond > 0) {
        bins.add(new Bin(end, null, beyond));
      }
    }
    return new Spread(true, bins, whole.p50(), null, whole.p90(), 0);
  }

  private static long usual(SortedMap<Long, Long> counts, long all) {
    long below = 0;
    for (var each : counts.entrySet()) {
      below += each.getValue();
      if (below >= USUAL * all) {
        return each.getKey();
      }
    }
    return counts.lastKey();
  }

  private static long sum(SortedMap<Long, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Figures of parts; those of too few cases are left out. */
  static Spread ofParts(List<Row> rows) {
    double[] values =
        rows.stream()
            .filter(row -> !row.told().few())
            .map(row -> row.told().value())
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    int left = rows.size() - values.length;
    if (values.length == 0) {
      return new Spread(false, List.of(), null, null, null, left);
    }
    double least = values[0];
    double most = values[values.length - 1];
    double width = round(Math.max((most - least) / BINS_OF_PARTS, 1e-9));
    if (most - least < 1e-9) {
      width = Math.max(Math.abs(least) / 100, 0.01);
    }
    long first = (long) Math.floor(least / width + 1e-9);
    long last = Math.max(first, (long) Math.ceil(most / width - 1e-9) - 1);
    long[] counts = new long[(int) (last - first + 1)];
    for (double value : values) {
      long at = (long) Math.floor(value / width + 1e-9) - first;
      counts[(int) Math.min(counts.length - 1, Math.max(0, at))]++;
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      bins.add(new Bin((first + i) * width, (first + i + 1) * width, counts[i]));
    }
    return new Spread(
        false,
        bins,
        Quantile.ofSorted(values, 0.5),
        Quantile.ofSorted(values, 0.25),
        Quantile.ofSorted(values, 0.75),
        left);
  }

  /** The next of 1, 2, 5 times a power of ten. */
  static double round(double width) {
    double power = Math.pow(10, Math.floor(Math.log10(width)));
    double times = width / power;
    return power * (times > 5 ? 10 : times > 2 ? 5 : times > 1 ? 2 : 1);
  }
}
