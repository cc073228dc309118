package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.overview.Rate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a row, whatever the metric's kind.
 *
 * @param value the figure itself: share, count, mean, median of a curve, or of the overdue cases
 *     those still open; null = no data
 * @param low lower end of the 95 % interval, null where the metric has none
 * @param high upper end likewise
 * @param n what it is made of, null for a count
 * @param numerator null where there is none
 * @param denominator what the numerator is measured against: n, or a sum over the n
 * @param p50 of a length, null for others; likewise p90 and max
 * @param more what else the metric tells, in the metric's unit, by name
 * @param tooFew whether it is made of fewer people than may be shown
 */
public record Told(
    @Nullable Double value,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Long n,
    @Nullable Double numerator,
    @Nullable Double denominator,
    @Nullable Double p50,
    @Nullable Double p90,
    @Nullable Double max,
    Map<String, Double> more,
    boolean tooFew) {

  /** Nothing known. */
  static final Told NONE =
      new Told(null, null, null, null, null, null, null, null, null, Map.of(), false);

  private static final List<String> MORE =
      List.of("late", "expected", "p80", "intake", "supplement", "handling", "stopped", "delivery");

  static Told of(MetricRow row) {
    // The first is the figure; of a curve, the time by which half have come to their end.
    String name =
        Stream.of("value", "mean", "open", "total", "p50")
            .filter(row.figures()::containsKey)
            .findFirst()
            .orElse("value");
    boolean curve = name.equals("p50");
    Map<String, Double> more = new LinkedHashMap<>();
    for (String each : MORE) {
      Double figure = row.figure(each);
      if (figure != null) {
        more.put(each, figure);
      }
    }
    Double n = row.figure("n");
    return new Told(
        row.figure(name),
        row.figure(curve ? "p50Low" : "low"),
        row.figure(curve ? "p50High" : "high"),
        n == null ? null : Long.valueOf(n.longValue()),
        row.figure("numerator"),
        row.figure("denominator"),
        curve ? null : row.figure("p50"),
        row.figure("p90"),
        row.figure("max"),
        more,
        row.tooFew());
  }

  /** A count that is known otherwise than by a metric's row. */
  static Told ofCount(long count) {
    return new Told(
        (double) count, null, null, null, null, null, null, null, null, Map.of(), false);
  }

  /** Whether it is made of too few cases to judge by. */
  public boolean few() {
    return n != null && n < Rate.ENOUGH;
  }

  /** How much there is of it, for an order. */
  @Nullable Double weight() {
    return n == null ? value : Double.valueOf(n);
  }

  /** This less another; null where either has no data. */
  public @Nullable Double less(@Nullable Told other) {
    return other == null || value == null || other.value == null
        ? null
        : Double.valueOf(
            Objects.requireNonNull(value) - Objects.requireNonNull(other.value).doubleValue());
  }
}
