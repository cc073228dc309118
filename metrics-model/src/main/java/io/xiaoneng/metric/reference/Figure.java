package io.xiaoneng.metric.reference;

import io.xiaoneng.metric.Quantile;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One figure with what travels with it. No data is null. */
public sealed interface Figure {

  /** A number of cases. */
  record Count(long value) implements Figure {}

  /** A share. */
  record Ratio(long numerator, long denominator) implements Figure {
    /** The share, or null where the denominator is 0. */
    public @Nullable Double value() {
      return denominator == 0 ? null : (double) numerator / denominator;
    }
  }

  /**
   * A share of trips' cases, with every trip counted and without those made for supplements alone.
   */
  record Trips(Ratio all, Ratio withoutSupplement) implements Figure {}

  /** Overdue cases: open past due, and ended after due. */
  record Overdue(long open, long late) implements Figure {}

  /** What the time of n cases is made of, in milliseconds. */
  record Parts(long n, long intake, long supplement, long handling, long stopped, long delivery)
      implements Figure {}

  /** Days that cases took and, of those not decided, have taken at least. */
  record Waits(List<Integer> decided, List<Integer> censored) implements Figure {}

  /**
   * A duration over n cases.
   *
   * @param mean null, like the others, where n is 0
   */
  record Duration(
      long n,
      @Nullable Double mean,
      @Nullable Double p50,
      @Nullable Double p90,
      @Nullable Double max)
      implements Figure {

    static Duration of(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int n = sorted.length;
      return new Duration(
          n,
          n == 0 ? null : Arrays.stream(sorted).sum() / n,
          Quantile.ofSorted(sorted, 0.5),
          Quantile.ofSorted(sorted, 0.9),
          n == 0 ? null : sorted[n - 1]);
    }
  }
}
