package io.xiaoneng.dashboard.explore;

import io.xiaoneng.statistics.FunnelLimits.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page's script draws: the same figures as the table's, with their names. */
final class ExploreJson {

  private ExploreJson() {}

  /** A tree for JSON; null where the script has nothing to draw. */
  static @Nullable Map<String, @Nullable Object> of(Shown shown, Texts texts) {
    Exploration asked = shown.asked();
    Spread spread = shown.spread();
    Limits limits = shown.limits();
    if (!shown.any() || asked.kind() != Kind.LINE && spread == null && limits == null) {
      return null;
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("kind", asked.kind().wireName());
    json.put("unit", asked.metric().unit().code());
    json.put("unitName", texts.unit(asked.metric()));
    json.put("aim", Charting.aim(asked));
    json.put("every", asked.metric().basis().name().equals("G"));
    if (spread != null) {
      spread(json, spread, asked, texts);
    } else if (limits != null) {
      limits(json, shown, limits, texts);
    } else {
      courses(json, shown, texts);
    }
    return json;
  }

  private static void spread(
      Map<String, @Nullable Object> json, Spread spread, Exploration asked, Texts texts) {
    List<Object> bins = new ArrayList<>();
    double width = 1;
    for (Spread.Bin bin : spread.bins()) {
      Double to = bin.to();
      width = to == null ? width : to - bin.from();
      Map<String, @Nullable Object> each = new LinkedHashMap<>();
      each.put("name", Sheets.range(bin, asked.metric(), texts, spread.ofCases()));
      each.put("from", bin.from());
      each.put("to", to == null ? bin.from() + width : to);
      each.put("count", bin.count());
      bins.add(each);
    }
    json.put("bins", bins);
    json.put("all", spread.all());
    json.put("of", texts.of(spread.ofCases() ? "explore.cases" : "explore.parts"));
    List<Object> marks = new ArrayList<>();
    mark(marks, spread.low(), texts.of("explore.p25"));
    mark(marks, spread.middle(), texts.of("figure.p50"));
    mark(marks, spread.high(), texts.of(spread.ofCases() ? "figure.p90" : "explore.p75"));
    json.put("marks", marks);
  }

  private static void mark(List<Object> marks, @Nullable Double at, String name) {
    if (at != null) {
      marks.add(Map.of("at", at, "name", name));
    }
  }

  private static void limits(
      Map<String, @Nullable Object> json, Shown shown, Limits limits, Texts texts) {
    json.put("centre", limits.centre());
    json.put("band", limits.band());
    List<Object> points = new ArrayList<>();
    for (Row row : shown.rows()) {
      Map<String, @Nullable Object> each = told(row.told());
      Position position = limits.positions().get(row.key());
      each.put("name", texts.name(shown.asked(), row, row.key()));
      each.put("far", position == Position.FAR_BELOW || position == Position.FAR_ABOVE);
      each.put("position", texts.of("explore.position." + position));
      points.add(each);
    }
    json.put("points", points);
    json.put("size", texts.of("explore.size"));
    json.put("inside", texts.of("explore.inside"));
    json.put("beyond", texts.of("explore.beyond"));
  }

  private static void courses(Map<String, @Nullable Object> json, Shown shown, Texts texts) {
    Exploration asked = shown.asked();
    Map<String, List<Row>> courses = new LinkedHashMap<>();
    shown.rows().forEach(r -> courses.computeIfAbsent(r.series(), k -> new ArrayList<>()).add(r));
    List<Object> series = new ArrayList<>();
    List<Row> first = List.of();
    for (Map.Entry<String, List<Row>> each : courses.entrySet()) {
      List<Row> rows = each.getValue();
      first = first.isEmpty() ? rows : first;
      series.add(
          series(
              asked.by() == null
                  ? texts.metric(asked)
                  : texts.name(asked, rows.get(0), each.getKey()),
              rows.stream().map(Row::told).toList(),
              false));
    }
    if (asked.against().another() && asked.by() == null) {
      List<Told> others = new ArrayList<>();
      for (Row row : first) {
        Told other = row.other();
        others.add(other == null ? Told.NONE : other);
      }
      series.add(series(texts.against(shown), others, true));
      json.put("otherLabels", first.stream().map(Row::otherKey).toList());
    }
    json.put("labels", first.stream().map(Row::key).toList());
    json.put("series", series);
  }

  private static Map<String, Object> series(String name, List<Told> points, boolean other) {
    return Map.of(
        "name", name, "other", other, "points", points.stream().map(ExploreJson::told).toList());
  }

  private static Map<String, @Nullable Object> told(Told told) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("value", told.value());
    json.put("low", told.low());
    json.put("high", told.high());
    json.put("n", told.n());
    return json;
  }
}
