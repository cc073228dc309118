package io.xiaoneng.dashboard.metric;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order of rows: by the keys as they were asked for, unknown values first. */
final class MetricOrder {

  private MetricOrder() {}

  static Comparator<MetricRow> by(List<Grouping> by) {
    return (a, b) -> compare(a.key(), b.key(), by);
  }

  static <T> Comparator<Map.Entry<Map<String, @Nullable String>, T>> byKey(List<Grouping> by) {
    return (a, b) -> compare(a.getKey(), b.getKey(), by);
  }

  private static int compare(
      Map<String, @Nullable String> a, Map<String, @Nullable String> b, List<Grouping> by) {
    for (Grouping each : by) {
      String left = a.get(each.key());
      String right = b.get(each.key());
      int order = (left == null ? "" : left).compareTo(right == null ? "" : right);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
