package io.xiaoneng.dashboard.wall;

import io.xiaoneng.dashboard.overview.Rate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A district on the map.
 *
 * @param v its figure; null without data
 * @param tone {@code h0} (least) to {@code h5} (most), how a share stands to its target ({@code
 *     below}, {@code same}, {@code above}), {@code few} cases, or {@code none} without data
 */
record Cell(@Nullable Double v, String tone) {

  private static final int SHADES = 6;
  private static final Cell NONE = new Cell(null, "none");

  /** How many: from none, a shade for each one at least. */
  static Map<String, Cell> counts(Map<String, @Nullable Double> values) {
    return shaded(values, 0, SHADES);
  }

  /** Shares from the least to the greatest, two hundredths for each shade at least. */
  static Map<String, Cell> shares(Map<String, @Nullable Double> values) {
    return shaded(values, Double.MAX_VALUE, SHADES * 0.02);
  }

  private static Map<String, Cell> shaded(
      Map<String, @Nullable Double> values, double from, double span) {
    double low = from;
    double high = -Double.MAX_VALUE;
    for (Double value : values.values()) {
      if (value != null) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    high = Math.max(high, low + span);
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Double> each : values.entrySet()) {
      Double value = each.getValue();
      cells.put(each.getKey(), value == null ? NONE : new Cell(value, shade(value, low, high)));
    }
    return cells;
  }

  private static String shade(double value, double low, double high) {
    return "h" + (int) Math.min(SHADES - 1.0, (value - low) / (high - low) * SHADES);
  }

  /** A share beside its target. */
  static Cell judged(Rate rate, double target) {
    return rate.value() == null ? NONE : new Cell(rate.value(), rate.standing(target));
  }

  /** A map of whatever has codes. */
  static <T> Map<String, @Nullable Double> values(
      Iterable<T> rows, Function<T, String> code, Function<T, @Nullable Double> value) {
    Map<String, @Nullable Double> values = new LinkedHashMap<>();
    rows.forEach(row -> values.put(code.apply(row), value.apply(row)));
    return values;
  }
}
