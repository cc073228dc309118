package io.xiaoneng.dashboard.report.chart;

import io.xiaoneng.dashboard.report.document.Block.Chart;
import io.xiaoneng.dashboard.report.document.Block.Series;
import java.util.List;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.category.DefaultIntervalCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.jspecify.annotations.Nullable;

/** The values of a chart in the forms that plots take them in. */
final class ChartData {

  private ChartData() {}

  /** One line for each series, over the places of the categories. */
  static XYSeriesCollection lines(Chart chart) {
    XYSeriesCollection data = new XYSeriesCollection();
    for (int i = 0; i < chart.series().size(); i++) {
      Series each = chart.series().get(i);
      // The place is part of the key: names may be alike.
      XYSeries values = new XYSeries(i + " " + each.name());
      for (int at = 0; at < chart.categories().size(); at++) {
        values.add(at, each.values().get(at));
      }
      data.addSeries(values);
    }
    return data;
  }

  /** The intervals of its lines, where they have a value and an interval. */
  static YIntervalSeriesCollection ends(Chart chart) {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    for (int i = 0; i < chart.series().size(); i++) {
      Series each = chart.series().get(i);
      YIntervalSeries ends = new YIntervalSeries(i);
      for (int at = 0; at < chart.categories().size(); at++) {
        Double low = end(each.low(), at);
        Double high = end(each.high(), at);
        Double value = each.values().get(at);
        if (low != null && high != null && value != null) {
          ends.add(at, value, low, high);
        }
      }
      if (!ends.isEmpty()) {
        data.addSeries(ends);
      }
    }
    return data;
  }

  /** What a chart is drawn for twice may have the same name twice. */
  private record Key(int at, String name) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      return Integer.compare(at, other.at);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A value for each series and category. */
  static DefaultCategoryDataset values(Chart chart) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (int i = 0; i < chart.series().size(); i++) {
      Series each = chart.series().get(i);
      for (int at = 0; at < chart.categories().size(); at++) {
        data.addValue(
            each.values().get(at),
            new Key(i, each.name()),
            new Key(at, chart.categories().get(at)));
      }
    }
    return data;
  }

  /** An interval for each series and category; without ends where there is none. */
  static DefaultIntervalCategoryDataset intervals(Chart chart) {
    int series = chart.series().size();
    int categories = chart.categories().size();
    Key[] names = new Key[series];
    Key[] columns = new Key[categories];
    Number[][] low = new Number[series][categories];
    Number[][] high = new Number[series][categories];
    for (int at = 0; at < categories; at++) {
      columns[at] = new Key(at, chart.categories().get(at));
    }
    for (int i = 0; i < series; i++) {
      Series each = chart.series().get(i);
      names[i] = new Key(i, each.name());
      for (int at = 0; at < categories; at++) {
        low[i][at] = end(each.low(), at);
        high[i][at] = end(each.high(), at);
      }
    }
    return new DefaultIntervalCategoryDataset(names, columns, low, high);
  }

  private static @Nullable Double end(List<@Nullable Double> ends, int at) {
    return ends.isEmpty() ? null : ends.get(at);
  }
}
