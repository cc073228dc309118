package io.xiaoneng.dashboard.figure;

import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.overview.Spread;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a row in one form, whatever the metric's kind.
 *
 * @param value the figure itself: share, count, mean, or of the overdue cases those still open;
 *     null = no data
 * @param n what it is made of, null for a count
 * @param low lower end of the 95 % interval, null where the metric has none
 * @param denominator what the numerator is measured against: n, or a sum over the n
 * @param p50 of a length, null for others; likewise p90 and max
 * @param late of the overdue cases those that ended late, null for others
 * @param tooFew whether it is made of fewer people than may be shown
 */
public record Value(
    @Nullable Double value,
    @Nullable Long n,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Double numerator,
    @Nullable Double denominator,
    @Nullable Double p50,
    @Nullable Double p90,
    @Nullable Double max,
    @Nullable Long late,
    boolean tooFew) {

  /** Nothing known. */
  static final Value NONE =
      new Value(null, null, null, null, null, null, null, null, null, null, false);

  static Value of(MetricRow row) {
    return new Value(
        Stream.of("value", "mean", "open")
            .filter(row.figures()::containsKey)
            .findFirst()
            .map(row::figure)
            .orElse(null),
        whole(row.figure("n")),
        row.figure("low"),
        row.figure("high"),
        row.figure("numerator"),
        row.figure("denominator"),
        row.figure("p50"),
        row.figure("p90"),
        row.figure("max"),
        whole(row.figure("late")),
        row.tooFew());
  }

  private static @Nullable Long whole(@Nullable Double value) {
    return value == null ? null : value.longValue();
  }

  /** Whether it is made of too few cases to judge by. */
  public boolean few() {
    return n != null && n < Rate.ENOUGH;
  }

  /** As a share with its interval. */
  public Rate rate() {
    return new Rate(
        value, n == null ? 0 : n, numerator == null ? 0 : numerator.longValue(), low, high);
  }

  /**
   * As a share of all there is, and not of a sample: it is judged as it stands, however few there
   * are.
   */
  public Rate whole() {
    return new Rate(value, Rate.ENOUGH, 0, value, value);
  }

  /** As a length over many cases. */
  public Spread spread() {
    return new Spread(value, p50, p90, max == null ? null : max.intValue(), n == null ? 0 : n);
  }
}
