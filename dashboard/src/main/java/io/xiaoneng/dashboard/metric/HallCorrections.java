package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Corrections of the figures of queues and agencies, whose entries are tickets or contracts. */
final class HallCorrections extends SqlCorrections {

  private static final List<String> TICKET_TEXTS = List.of("point", "unit", "window", "item");
  private static final Map<String, String> TICKET_TIMES =
      times(
          "taken_at",
          "takenAt",
          "called_at",
          "calledAt",
          "served_at",
          "servedAt",
          "abandoned_at",
          "abandonedAt");
  private static final List<String> CONTRACT_TEXTS = List.of("agency", "service");
  private static final Map<String, String> CONTRACT_TIMES =
      times("contracted_at", "contractedAt", "due_at", "due", "finished_at", "finishedAt");

  private final HallMeasure measure;

  HallCorrections(ClickHouse clickHouse, Knowledge then, Knowledge now, HallMeasure measure) {
    super(clickHouse, then, now);
    this.measure = measure;
  }

  private static Map<String, String> times(String... names) {
    Map<String, String> times = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i += 2) {
      times.put(names[i], names[i + 1]);
    }
    return times;
  }

  @Override
  EntryKind kind() {
    return measure.tickets() ? EntryKind.TICKET : EntryKind.CONTRACT;
  }

  @Override
  List<String> parts(MetricQuery query) {
    return List.of("numerator", "denominator");
  }

  @Override
  Correction.Side side(MetricQuery query, double a, double b) {
    return CorrectionReader.ratio(a, b);
  }

  @Override
  void side(Sql sql, Knowledge from, MetricQuery query, boolean later) {
    SubjectTable table = measure.table(from);
    Sql rows =
        table.statement(
            query,
            from.registry(),
            measure.with(query.asOf().toEpochMilli()),
            table.key()
                + " AS id, toFloat64("
                + measure.figure()
                + ") AS a, toFloat64(1) AS b, "
                + later
                + " AS later",
            measure.counted());
    sql.add("(").add(rows.text(), rows.parameters().toArray()).add(")");
  }

  @Override
  Map<String, Map<String, @Nullable Object>> lines(
      Knowledge from, MetricQuery query, List<String> ids) {
    SubjectTable table = measure.table(from);
    List<String> texts = measure.tickets() ? TICKET_TEXTS : CONTRACT_TEXTS;
    Map<String, String> times = measure.tickets() ? TICKET_TIMES : CONTRACT_TIMES;
    Sql sql = new Sql().add("SELECT " + table.key());
    texts.forEach(each -> sql.add(", `" + each + "`"));
    long asOf = query.asOf().toEpochMilli();
    times.forEach(
        (column, name) ->
            sql.add(", " + (name.equals("due") ? Sql.millis(column) : Sql.millisBy(column, asOf))));
    sql.add(" FROM " + table.table() + " FINAL WHERE ").in(table.key(), ids);
    Map<String, Map<String, @Nullable Object>> lines = new HashMap<>();
    clickHouse()
        .query(
            sql.text(),
            sql.parameters(),
            row -> lines.put(row.getString(1), said(row, texts, List.copyOf(times.values()))));
    return lines;
  }

  private static Map<String, @Nullable Object> said(
      ResultSet row, List<String> texts, List<String> times) throws SQLException {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      said.put(texts.get(i), row.getString(2 + i));
    }
    for (int i = 0; i < times.size(); i++) {
      long millis = row.getLong(2 + texts.size() + i);
      said.put(times.get(i), millis == Long.MAX_VALUE ? null : Instant.ofEpochMilli(millis));
    }
    return said;
  }
}
