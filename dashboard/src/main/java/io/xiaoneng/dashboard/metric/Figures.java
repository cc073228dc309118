package io.xiaoneng.dashboard.metric;

import io.xiaoneng.metric.Quantile;
import io.xiaoneng.statistics.Binomial;
import io.xiaoneng.statistics.Interval;
import io.xiaoneng.statistics.Wilson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The figures of a row by shape, in the order they are shown. */
final class Figures {

  private static final double TEN_THOUSAND = 10_000;

  private Figures() {}

  static Map<String, @Nullable Number> count(@Nullable Long value) {
    Map<String, @Nullable Number> figures = new LinkedHashMap<>();
    figures.put("value", value);
    return figures;
  }

  /** A share of things of which each is in or out, with its Wilson 95 % interval. */
  static Map<String, @Nullable Number> ratio(long numerator, long denominator) {
    Map<String, @Nullable Number> figures = share(numerator, denominator, denominator);
    Interval interval = Wilson.interval(numerator, denominator, Wilson.Z95);
    figures.put("low", interval == null ? null : interval.lower());
    figures.put("high", interval == null ? null : interval.upper());
    return figures;
  }

  /** A share of sums; it has no such interval. */
  static Map<String, @Nullable Number> share(long numerator, long denominator, long n) {
    Map<String, @Nullable Number> figures = new LinkedHashMap<>();
    figures.put("value", denominator == 0 ? null : (double) numerator / denominator);
    figures.put("n", n);
    figures.put("numerator", numerator);
    figures.put("denominator", denominator);
    return figures;
  }

  /**
   * A share of sums over time, told as means.
   *
   * @param millis the time, positive
   */
  static Map<String, @Nullable Number> mean(long numerator, long denominator, long millis) {
    Map<String, @Nullable Number> figures =
        share(numerator, denominator, Math.round((double) denominator / millis));
    figures.put("numerator", mean(numerator, millis));
    figures.put("denominator", mean(denominator, millis));
    return figures;
  }

  /** Whole where it is whole. */
  private static Number mean(long sum, long millis) {
    if (sum % millis == 0) {
      return sum / millis;
    }
    return (double) sum / millis;
  }

  /** The same once more, without the trips made for supplements alone. */
  static Map<String, @Nullable Number> without(
      Map<String, @Nullable Number> figures, long numerator, long denominator) {
    figures.put(
        "valueWithoutSupplement", denominator == 0 ? null : (double) numerator / denominator);
    figures.put("numeratorWithoutSupplement", numerator);
    return figures;
  }

  /** The same with the share that was to be expected. */
  static Map<String, @Nullable Number> against(
      Map<String, @Nullable Number> figures, double expected, long denominator) {
    figures.put("expected", denominator == 0 ? null : expected / denominator);
    return figures;
  }

  /** So many in ten thousand, with the exact binomial interval. */
  static Map<String, @Nullable Number> perTenThousand(long numerator, long denominator) {
    Map<String, @Nullable Number> figures = share(numerator, denominator, denominator);
    Double share = (Double) figures.get("value");
    Interval interval = Binomial.interval(numerator, denominator, Binomial.ALPHA95);
    figures.put("value", share == null ? null : share * TEN_THOUSAND);
    figures.put("low", interval == null ? null : interval.lower() * TEN_THOUSAND);
    figures.put("high", interval == null ? null : interval.upper() * TEN_THOUSAND);
    return figures;
  }

  /** Of whole days or pieces: value → how many have it. */
  static Map<String, @Nullable Number> duration(TreeMap<Integer, Long> counts) {
    long n = 0;
    long sum = 0;
    for (Map.Entry<Integer, Long> each : counts.entrySet()) {
      n += each.getValue();
      sum += each.getKey() * each.getValue();
    }
    return duration(
        (double) sum / Math.max(n, 1),
        Quantile.ofCounts(counts, 0.5),
        Quantile.ofCounts(counts, 0.9),
        n == 0 ? null : (double) counts.lastKey(),
        n);
  }

  static Map<String, @Nullable Number> duration(
      @Nullable Double mean,
      @Nullable Double p50,
      @Nullable Double p90,
      @Nullable Double max,
      long n) {
    Map<String, @Nullable Number> figures = new LinkedHashMap<>();
    figures.put("mean", n == 0 ? null : mean);
    figures.put("p50", n == 0 ? null : p50);
    figures.put("p90", n == 0 ? null : p90);
    figures.put("max", n == 0 ? null : max);
    figures.put("n", n);
    return figures;
  }

  static Map<String, @Nullable Number> overdue(@Nullable Long open, @Nullable Long late) {
    Map<String, @Nullable Number> figures = new LinkedHashMap<>();
    figures.put("open", open);
    figures.put("late", late);
    return figures;
  }
}
