package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.figure.Step;
import io.xiaoneng.dashboard.metric.CodeNames;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.metric.MetricDefinition;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Courses over time, with a row for each day, week or month, also where nothing is known of it. */
@Component
class Courses {

  /** So many courses one can tell from each other. */
  static final int MOST_LINES = 6;

  /** Longer courses lose their beginning. */
  static final int MOST_POINTS = 800;

  private final MetricService metrics;
  private final Questions questions;
  private final CodeNames names;
  private final RegistryView registry;

  Courses(MetricService metrics, Questions questions, CodeNames names, RegistryView registry) {
    this.metrics = metrics;
    this.questions = questions;
    this.names = names;
    this.registry = registry;
  }

  /**
   * Rows.
   *
   * @param parts of how many parts, or days, there are figures
   */
  record Course(List<Row> rows, int parts) {}

  /** The course of the whole, beside what it is held against: the first day beside the first. */
  Course whole(Exploration asked) {
    Grouping time = Grouping.by(asked.step().dimension());
    List<String> labels = labels(asked.step(), asked.from(), asked.to());
    Map<String, MetricRow> found =
        byLabel(metrics.read(questions.course(asked, List.of(time), asked.filters())), time);
    MetricQuery against = questions.otherCourse(asked, List.of(time));
    Map<String, MetricRow> others =
        against == null ? Map.of() : byLabel(metrics.read(against), time);
    List<String> otherLabels =
        labels(asked.step(), questions.otherStart(asked), questions.otherEnd(asked));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      String beside = i < otherLabels.size() ? otherLabels.get(i) : "";
      MetricRow other = others.get(beside);
      rows.add(
          new Row(
              label,
              label,
              label,
              "",
              told(asked, time, label, found.get(label)),
              against == null ? null : other == null ? Told.NONE : Told.of(other),
              against == null || asked.against() == Against.UNIT ? "" : beside));
    }
    List<Row> trimmed = trimmed(rows);
    int all = trimmed.size();
    return new Course(trimmed.subList(Math.max(0, all - MOST_POINTS), all), all);
  }

  /** A mean over a day that is not over is no match for the others: it is left open. */
  private Told told(Exploration asked, Grouping time, String label, @Nullable MetricRow row) {
    MetricQuery query = questions.course(asked, List.of(time), asked.filters());
    return row == null || metrics.running(query, time, label) ? Told.NONE : Told.of(row);
  }

  /** The courses of the largest parts. */
  Course cut(Exploration asked, Grouping by) {
    Grouping time = Grouping.by(asked.step().dimension());
    List<Row> parts = new ArrayList<>();
    for (MetricRow each : metrics.read(questions.whole(asked, List.of(by)))) {
      String key = Explorer.key(each, by);
      parts.add(new Row(key, "", "", Told.of(each), null));
    }
    parts.sort(Sort.WEIGHT.order());
    List<String> keys = parts.stream().limit(MOST_LINES).map(Row::key).toList();
    Map<Dimension, List<String>> filters = narrowed(asked, by, keys);
    Map<String, Map<String, MetricRow>> found = new LinkedHashMap<>();
    for (MetricRow each : metrics.read(questions.course(asked, List.of(by, time), filters))) {
      found
          .computeIfAbsent(Explorer.key(each, by), key -> new TreeMap<>())
          .put(Explorer.key(each, time), each);
    }
    List<String> labels = labels(asked.step(), asked.from(), asked.to());
    int first = labels.size();
    int last = -1;
    for (String key : keys) {
      for (String label : found.getOrDefault(key, Map.of()).keySet()) {
        int at = labels.indexOf(label);
        first = at < 0 ? first : Math.min(first, at);
        last = Math.max(last, at);
      }
    }
    first = Math.max(first, last + 1 - MOST_POINTS);
    List<Row> rows = new ArrayList<>();
    for (String key : keys) {
      MetricDefinition.Text name =
          key.isEmpty()
              ? new MetricDefinition.Text("", "")
              : names.called(by.dimension().wireName(), key);
      Map<String, MetricRow> own = found.getOrDefault(key, Map.of());
      for (String label : labels.subList(Math.min(first, last + 1), last + 1)) {
        rows.add(
            new Row(
                label,
                name.zh(),
                name.en(),
                key,
                told(asked, time, label, own.get(label)),
                null,
                ""));
      }
    }
    return new Course(rows, parts.size());
  }

  /**
   * The filters with those parts alone, so that an answer by part and day is no longer than it need
   * be; as they are where that would let in anything else.
   */
  private Map<Dimension, List<String>> narrowed(Exploration asked, Grouping by, List<String> keys) {
    Map<Dimension, List<String>> filters = new LinkedHashMap<>(asked.filters());
    List<String> units = filters.getOrDefault(Dimension.UNIT, List.of());
    boolean inside = true;
    if (by.dimension() == Dimension.UNIT && !units.isEmpty()) {
      Set<String> allowed = new HashSet<>();
      units.forEach(each -> allowed.addAll(registry.subtree(each)));
      inside = allowed.containsAll(keys);
    }
    if (!keys.isEmpty() && inside && keys.stream().noneMatch(String::isEmpty)) {
      filters.put(by.dimension(), keys);
    }
    return filters;
  }

  private static Map<String, MetricRow> byLabel(List<MetricRow> rows, Grouping time) {
    Map<String, MetricRow> byLabel = new LinkedHashMap<>();
    rows.forEach(row -> byLabel.put(Explorer.key(row, time), row));
    return byLabel;
  }

  /** Without the days at both ends of which nothing is known. */
  private static List<Row> trimmed(List<Row> rows) {
    int first = 0;
    int last = rows.size();
    while (first < last && unknown(rows.get(first))) {
      first++;
    }
    while (last > first && unknown(rows.get(last - 1))) {
      last--;
    }
    return rows.subList(first, last);
  }

  private static boolean unknown(Row row) {
    Told other = row.other();
    return nothing(row.told()) && (other == null || nothing(other));
  }

  private static boolean nothing(Told told) {
    return told.value() == null && !told.tooFew() && Objects.requireNonNullElse(told.n(), 0L) == 0;
  }

  /** Every day, week or month that the period touches, as the keys of rows name them. */
  static List<String> labels(Step step, LocalDate from, LocalDate to) {
    List<String> labels = new ArrayList<>();
    LocalDate at =
        switch (step) {
          case DAY -> from;
          case WEEK -> from.minusDays(from.getDayOfWeek().getValue() - 1L);
          case MONTH -> from.withDayOfMonth(1);
        };
    while (!at.isAfter(to)) {
      labels.add(
          switch (step) {
            case DAY -> at.toString();
            case WEEK -> DateTimeFormatter.ISO_WEEK_DATE.format(at).substring(0, 8);
            case MONTH -> at.toString().substring(0, 7);
          });
      at =
          switch (step) {
            case DAY -> at.plusDays(1);
            case WEEK -> at.plusWeeks(1);
            case MONTH -> at.plusMonths(1);
          };
    }
    return labels;
  }
}
