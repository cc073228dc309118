package io.xiaoneng.dashboard.metric;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows as CSV (RFC 4180): the keys, the figures, complete; what is not known is empty. */
final class MetricCsv {

  private MetricCsv() {}

  /**
   * @param keys names of the key columns, for the header of an answer without rows
   * @param rows as {@link MetricAnswer#row} makes them
   */
  static String of(List<String> keys, List<Map<String, @Nullable Object>> rows) {
    StringBuilder csv = new StringBuilder();
    List<String> figures =
        rows.isEmpty()
            ? List.of()
            : rows.get(0).keySet().stream().filter(name -> !name.equals("key")).toList();
    csv.append(Csv.line(Stream.concat(keys.stream(), figures.stream())));
    for (Map<String, @Nullable Object> row : rows) {
      Map<?, ?> key = (Map<?, ?>) row.get("key");
      csv.append(
          Csv.line(
              Stream.concat(
                  keys.stream().map(name -> Csv.safe(text(key == null ? null : key.get(name)))),
                  figures.stream().map(name -> text(row.get(name))))));
    }
    return csv.toString();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
