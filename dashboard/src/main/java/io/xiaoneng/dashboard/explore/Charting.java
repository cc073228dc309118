package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.report.document.Block.Chart;
import io.xiaoneng.dashboard.report.document.Block.Series;
import io.xiaoneng.dashboard.report.document.Block.Shape;
import io.xiaoneng.metric.MetricDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts courses and parts as charts of reports. */
final class Charting {

  /** With more points whiskers would be a wall. */
  private static final int MOST_WHISKERS = 62;

  private Charting() {}

  /** A course, whole with what it is held against, or of several parts. */
  static Chart lines(Shown shown, Texts texts) {
    Exploration asked = shown.asked();
    Map<String, List<Row>> courses = new LinkedHashMap<>();
    shown.rows().forEach(r -> courses.computeIfAbsent(r.series(), k -> new ArrayList<>()).add(r));
    List<Row> first = courses.isEmpty() ? List.of() : courses.values().iterator().next();
    boolean whiskers = first.size() <= MOST_WHISKERS && courses.size() == 1;
    List<Series> series = new ArrayList<>();
    courses.forEach(
        (key, rows) ->
            series.add(
                series(
                    asked.by() == null ? texts.metric(asked) : texts.name(asked, rows.get(0), key),
                    rows,
                    Row::told,
                    whiskers)));
    if (asked.against().another() && asked.by() == null) {
      series.add(series(texts.against(shown), first, Charting::other, false));
    }
    return new Chart(
        texts.title(asked),
        Shape.LINES,
        first.stream().map(Row::key).toList(),
        series,
        aim(asked),
        share(asked));
  }

  /** Parts, or steps of cases, one below another. */
  static Chart bars(Shown shown, Texts texts) {
    Exploration asked = shown.asked();
    List<Row> rows = shown.rows();
    boolean intervals = rows.stream().anyMatch(row -> row.told().low() != null);
    Grouping by = asked.by();
    List<Series> series = new ArrayList<>();
    series.add(
        series(
            asked.against().another()
                ? texts.period(asked)
                : by == null ? texts.title(asked) : texts.metric(asked),
            rows,
            Row::told,
            intervals));
    if (asked.against().another()) {
      series.add(series(texts.against(shown), rows, Charting::other, intervals));
    }
    return new Chart(
        texts.title(asked),
        intervals ? Shape.INTERVALS : Shape.BARS,
        rows.stream().map(row -> texts.name(asked, row, row.key())).toList(),
        series,
        asked.kind() == Kind.FUNNEL ? null : aim(asked),
        share(asked));
  }

  /** The target where it was asked for, or belongs to the metric anyway. */
  static @Nullable Double aim(Exploration asked) {
    MetricDefinition.Target target = asked.metric().target();
    return target == null || asked.metric().unit() == MetricDefinition.Unit.COUNT
        ? null
        : asked.against() == Against.TARGET ? Double.valueOf(target.value()) : null;
  }

  static boolean share(Exploration asked) {
    return asked.metric().unit() == MetricDefinition.Unit.RATIO;
  }

  private static Told other(Row row) {
    Told other = row.other();
    return other == null ? Told.NONE : other;
  }

  private static Series series(
      String name, List<Row> rows, Function<Row, Told> of, boolean intervals) {
    List<@Nullable Double> values = new ArrayList<>();
    List<@Nullable Double> low = new ArrayList<>();
    List<@Nullable Double> high = new ArrayList<>();
    for (Row row : rows) {
      Told told = of.apply(row);
      values.add(told.value());
      low.add(told.low());
      high.add(told.high());
    }
    return intervals
        ? new Series(name, values, low, high)
        : new Series(name, values, List.of(), List.of());
  }
}
