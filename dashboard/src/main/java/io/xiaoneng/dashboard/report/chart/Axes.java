package io.xiaoneng.dashboard.report.chart;

import io.xiaoneng.dashboard.report.document.Block.Chart;
import io.xiaoneng.dashboard.report.document.Block.Series;
import io.xiaoneng.dashboard.report.document.Block.Shape;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/** How long the axis of a chart's values is, and how values are written. */
final class Axes {

  private static final double ROOM = 0.08;
  private static final double ROOM_FOR_VALUES = 0.14;

  private Axes() {}

  /** Whether any value is there. */
  static boolean empty(Chart chart) {
    return chart.series().stream()
        .allMatch(each -> each.values().stream().allMatch(value -> value == null));
  }

  /** Whether all values are whole numbers, as counts are: half ones are no marks then. */
  static boolean whole(Chart chart) {
    return !chart.percent()
        && chart.series().stream()
            .flatMap(each -> each.values().stream())
            .allMatch(each -> each == null || each == Math.rint(each));
  }

  /** From the least to the greatest value, interval end or aim, with room; bars begin at 0. */
  static Range range(Chart chart) {
    DoubleSummaryStatistics all = new DoubleSummaryStatistics();
    for (Series each : chart.series()) {
      take(all, each.values());
      take(all, each.low());
      take(all, each.high());
    }
    if (chart.aim() != null) {
      all.accept(chart.aim());
    }
    boolean bars = chart.shape() == Shape.BARS;
    if (bars) {
      all.accept(0);
    }
    if (all.getCount() == 0) {
      return new Range(0, 1);
    }
    double low = all.getMin();
    double high = all.getMax();
    double length = high > low ? high - low : Math.max(Math.abs(high), chart.percent() ? 0.1 : 1);
    double room = bars ? ROOM_FOR_VALUES : ROOM;
    double from = low - (bars && low == 0 ? 0 : length * room);
    double to = high + length * room;
    // A share that nobody can reach is not on the axis.
    if (!bars && low >= 0 && from < 0) {
      from = 0;
    }
    if (!bars && chart.percent() && high <= 1 && to > 1) {
      to = 1 + length * ROOM / 4;
    }
    return new Range(from, to);
  }

  private static void take(DoubleSummaryStatistics all, List<@Nullable Double> values) {
    for (Double each : values) {
      if (each != null) {
        all.accept(each);
      }
    }
  }

  /** How the values of a chart are written, with at most one decimal of a percentage. */
  static NumberFormat format(Chart chart) {
    return new DecimalFormat(
        chart.percent() ? "0.#%" : "#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
  }
}
