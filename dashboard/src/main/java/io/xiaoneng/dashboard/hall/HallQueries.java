package io.xiaoneng.dashboard.hall;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.overview.Rate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a hall's figures are read from: the metrics of queues, and the tickets that still wait. */
@Component
class HallQueries {

  private static final double MILLIS_A_MINUTE = 60_000;

  private final ClickHouse clickHouse;
  private final MetricService metrics;

  HallQueries(ClickHouse clickHouse, MetricService metrics) {
    this.clickHouse = clickHouse;
    this.metrics = metrics;
  }

  /**
   * What is looked at.
   *
   * @param point null for every hall
   * @param by {@code point} or {@code window}; "" for all together
   */
  record Scope(LocalDate day, Instant asOf, @Nullable String point, String by) {

    private Map<String, String[]> parameters() {
      Map<String, String[]> parameters = new TreeMap<>();
      parameters.put("from", new String[] {day.toString()});
      parameters.put("to", new String[] {day.toString()});
      parameters.put("asOf", new String[] {asOf.toString()});
      if (point != null) {
        parameters.put("point", new String[] {point});
      }
      if (!by.isEmpty()) {
        parameters.put("by", new String[] {by});
      }
      return parameters;
    }
  }

  /** Who waits, and since when. */
  private record Waiting(long tickets, long sinceMillis) {}

  /** The last day up to that one on which tickets were taken. */
  Optional<LocalDate> lastDay(LocalDate until) {
    return clickHouse
        .query(
            "SELECT toString(taken_date) FROM ticket_row FINAL WHERE NOT test"
                + " AND taken_date <= toDate32(?) ORDER BY taken_date DESC LIMIT 1",
            List.of(until.toString()),
            row -> LocalDate.parse(row.getString(1)))
        .stream()
        .findFirst();
  }

  /** Queues by the key of the scope; the key is "" where there is none. */
  Map<String, Queue> queues(Scope scope) {
    Map<String, MetricRow> waits = rows("wait-minutes", scope);
    Map<String, MetricRow> services = rows("service-minutes", scope);
    Map<String, MetricRow> abandons = rows("abandon-rate", scope);
    Map<String, Waiting> waiting = waiting(scope);
    Map<String, Queue> queues = new TreeMap<>();
    abandons.forEach(
        (key, row) -> {
          Rate abandoned = Rate.of(whole(row, "numerator"), whole(row, "denominator"));
          Waiting now = waiting.get(key);
          queues.put(
              key,
              new Queue(
                  now == null ? 0 : now.tickets(),
                  now == null
                      ? null
                      : (scope.asOf().toEpochMilli() - now.sinceMillis()) / MILLIS_A_MINUTE,
                  abandoned.n(),
                  Minutes.of(waits.get(key)),
                  Minutes.of(services.get(key)),
                  abandoned));
        });
    return queues;
  }

  /** Waits at a hall, day by day. */
  Map<LocalDate, Minutes> days(String point, LocalDate from, LocalDate to, Instant asOf) {
    Map<String, String[]> parameters = new TreeMap<>();
    parameters.put("from", new String[] {from.toString()});
    parameters.put("to", new String[] {to.toString()});
    parameters.put("asOf", new String[] {asOf.toString()});
    parameters.put("point", new String[] {point});
    parameters.put("by", new String[] {"day"});
    Map<LocalDate, Minutes> days = new TreeMap<>();
    for (MetricRow row : metrics.read(metrics.parse("wait-minutes", parameters))) {
      String day = row.key().get("day");
      if (day != null) {
        days.put(LocalDate.parse(day), Minutes.of(row));
      }
    }
    return days;
  }

  private Map<String, MetricRow> rows(String metric, Scope scope) {
    Map<String, MetricRow> rows = new TreeMap<>();
    for (MetricRow row : metrics.read(metrics.parse(metric, scope.parameters()))) {
      String key = row.key().get(scope.by());
      rows.put(key == null ? "" : key, row);
    }
    return rows;
  }

  private static long whole(MetricRow row, String figure) {
    Double value = row.figure(figure);
    return value == null ? 0 : value.longValue();
  }

  private Map<String, Waiting> waiting(Scope scope) {
    String key = scope.by().isEmpty() ? "''" : "toString(`" + scope.by() + "`)";
    String point = scope.point();
    long asOf = scope.asOf().toEpochMilli();
    Map<String, Waiting> waiting = new TreeMap<>();
    clickHouse.query(
        "SELECT "
            + key
            + " AS k, toInt64(count()), min(toUnixTimestamp64Milli(assumeNotNull(taken_at)))"
            + " FROM ticket_row FINAL WHERE NOT test AND taken_date = toDate32(?)"
            + " AND toUnixTimestamp64Milli(assumeNotNull(taken_at)) <= ?"
            + " AND NOT ifNull(toUnixTimestamp64Milli(called_at) <= ?, false)"
            + " AND NOT ifNull(toUnixTimestamp64Milli(served_at) <= ?, false)"
            + " AND NOT ifNull(toUnixTimestamp64Milli(abandoned_at) <= ?, false)"
            + " AND (? OR point = ?) GROUP BY k",
        List.of(
            scope.day().toString(),
            asOf,
            asOf,
            asOf,
            asOf,
            point == null,
            point == null ? "" : point),
        row -> waiting.put(row.getString(1), new Waiting(row.getLong(2), row.getLong(3))));
    return waiting;
  }
}
