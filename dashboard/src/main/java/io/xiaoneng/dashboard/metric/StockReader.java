package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metrics of the stock of open cases: looked at as of an instant, or with time in {@code
 * by} at the end of each bucket.
 */
final class StockReader {

  private final ClickHouse clickHouse;
  private final CaseRows cases;
  private final Supplier<WorkCalendar> calendar;
  private final ZoneId zone;

  StockReader(ClickHouse clickHouse, CaseRows cases, Supplier<WorkCalendar> calendar, ZoneId zone) {
    this.clickHouse = clickHouse;
    this.cases = cases;
    this.calendar = calendar;
    this.zone = zone;
  }

  /** cases-open: no end state yet. */
  List<MetricRow> open(StockMeasure measure, MetricQuery query) {
    if (timeOf(query) == null) {
      return now(query, measure, new Sql().add("toUInt64(0)")).stream()
          .map(row -> new MetricRow(row.key, Figures.count(row.n == 0 ? null : row.first)))
          .toList();
    }
    return filled(measure, query).entrySet().stream()
        .map(row -> new MetricRow(row.getKey(), Figures.count(row.getValue())))
        .toList();
  }

  /**
   * overdue and overdue-statutory: {@code open} past due now, {@code late} ended after a due of the
   * period.
   */
  List<MetricRow> overdue(StockMeasure measure, MetricQuery query) {
    Sql late = new Sql().add("countIf(" + measure.late());
    CaseRows.period(late, measure.dueDate(), query.from(), query.to());
    late.add(")");
    if (timeOf(query) == null) {
      return now(query, measure, late).stream()
          .map(
              row ->
                  new MetricRow(
                      row.key,
                      row.n == 0
                          ? Figures.overdue(null, null)
                          : Figures.overdue(row.first, row.second)))
          .toList();
    }
    Map<Map<String, @Nullable String>, Long> lateBy = lateByBucket(measure, query);
    Map<Map<String, @Nullable String>, Long> openBy = filled(measure, query);
    lateBy.keySet().forEach(key -> openBy.putIfAbsent(key, 0L));
    return Keys.limited(
        openBy.entrySet().stream()
            .map(
                row ->
                    new MetricRow(
                        row.getKey(),
                        Figures.overdue(row.getValue(), lateBy.getOrDefault(row.getKey(), 0L))))
            .sorted(MetricOrder.by(query.by()))
            .toList());
  }

  /** open-age: counted days from acceptance to the look, of the open cases that are accepted. */
  List<MetricRow> age(StockMeasure measure, MetricQuery query) {
    List<Bucket> buckets = buckets(query);
    Sql sql = open(measure, query, buckets, "toString(accepted_date), ");
    int keys = query.by().size();
    Map<Map<String, @Nullable String>, TreeMap<Integer, Long>> ages = new LinkedHashMap<>();
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        row -> {
          int bucket = row.getInt(keys + 1);
          LocalDate look =
              LocalDate.ofInstant(Instant.ofEpochMilli(buckets.get(bucket - 1).knownBy()), zone);
          int age = calendar.get().countedBetween(LocalDate.parse(row.getString(keys + 2)), look);
          ages.computeIfAbsent(Keys.read(row, query.by()), key -> new TreeMap<>())
              .merge(age, row.getLong(keys + 3), Long::sum);
          return age;
        });
    if (keys == 0 && ages.isEmpty()) {
      ages.put(Map.of(), new TreeMap<>());
    }
    return Keys.limited(
        ages.entrySet().stream()
            .map(row -> new MetricRow(row.getKey(), Figures.duration(row.getValue())))
            .sorted(MetricOrder.by(query.by()))
            .toList());
  }

  /**
   * How many cases were open, past due where the measure is about that, at each of some instants,
   * in one reading.
   *
   * @param at epoch milliseconds
   * @return null for an instant at which there was nothing to look at that had not ended
   */
  List<@Nullable Long> openAt(
      StockMeasure measure, Map<Dimension, List<String>> filters, List<Long> at) {
    String instants = at.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String notEnded =
        at.stream().map(CaseDates::notEnded).collect(Collectors.joining(" OR ", " AND (", ")"));
    Sql sql =
        new Sql()
            .add("WITH toInt64(" + Sql.NEVER + ") AS NEVER SELECT as_of, countIf(")
            .add(measure.open() + ") FROM (SELECT *, look AS as_of FROM ");
    cases.looks(
        sql,
        "CAST([" + instants + "] AS Array(Int64))",
        "look",
        measure.population() + notEnded,
        filters);
    sql.add(") WHERE " + measure.looked() + " GROUP BY as_of");
    Map<Long, Long> open = new HashMap<>();
    clickHouse.query(sql.text(), sql.parameters(), row -> open.put(row.getLong(1), row.getLong(2)));
    return at.stream().map(open::get).collect(Collectors.toCollection(ArrayList::new));
  }

  private record Counted(Map<String, @Nullable String> key, long first, long second, long n) {}

  /**
   * The counts as of now, {@code n} of all that is looked at; where there are no keys to tell by,
   * of those alone that are counted, as long as there are any.
   */
  private List<Counted> now(MetricQuery query, StockMeasure measure, Sql second) {
    String only =
        query.by().isEmpty() && !measure.dueDate().isEmpty()
            ? CaseDates.notEndedOr(
                query.asOf().toEpochMilli(), measure.dueDate(), query.from(), query.to())
            : "";
    List<Counted> counted = now(query, measure, second, only);
    return !only.isEmpty() && counted.get(0).n == 0 ? now(query, measure, second, "") : counted;
  }

  private List<Counted> now(MetricQuery query, StockMeasure measure, Sql second, String only) {
    long asOf = query.asOf().toEpochMilli();
    Sql sql = new Sql().add(CaseRows.with(asOf)).add("SELECT ");
    cases.keys(sql, query.by(), null);
    sql.add("countIf(" + measure.open() + "), ").add(second.text(), second.parameters().toArray());
    sql.add(", count() FROM ");
    cases.subquery(sql, asOf, measure.population() + only, query.filters());
    sql.add(" WHERE " + measure.looked());
    int keys = query.by().size();
    CaseRows.grouped(sql, keys, Keys.MAX_ROWS);
    return Keys.limited(
        clickHouse.query(
            sql.text(),
            sql.parameters(),
            row ->
                new Counted(
                    Keys.read(row, query.by()),
                    row.getLong(keys + 1),
                    row.getLong(keys + 2),
                    row.getLong(keys + 3))));
  }

  private Map<Map<String, @Nullable String>, Long> lateByBucket(
      StockMeasure measure, MetricQuery query) {
    long asOf = query.asOf().toEpochMilli();
    Sql sql = new Sql().add(CaseRows.with(asOf)).add("SELECT ");
    cases.keys(sql, query.by(), measure.dueDate());
    sql.add("count() FROM ");
    cases.subquery(sql, asOf, measure.population(), query.filters());
    sql.add(" WHERE " + measure.part(CasePart.LATE));
    CaseRows.period(sql, measure.dueDate(), query.from(), query.to());
    CaseRows.grouped(sql, query.by().size(), Keys.MAX_ROWS);
    Map<Map<String, @Nullable String>, Long> late = new LinkedHashMap<>();
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        row -> late.put(Keys.read(row, query.by()), row.getLong(query.by().size() + 1)));
    return late;
  }

  /** Open cases by key, and each combination that was seen at every bucket, in order. */
  private Map<Map<String, @Nullable String>, Long> filled(StockMeasure measure, MetricQuery query) {
    List<Bucket> buckets = buckets(query);
    Sql sql = open(measure, query, buckets, "");
    int keys = query.by().size();
    Map<Map<String, @Nullable String>, Long> found = new LinkedHashMap<>();
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        row -> found.put(Keys.read(row, query.by()), row.getLong(keys + 2)));
    Dimension time = timeOf(query);
    Map<Map<String, @Nullable String>, Long> all = new LinkedHashMap<>();
    if (time != null) {
      for (Map<String, @Nullable String> key : found.keySet()) {
        for (Bucket bucket : buckets) {
          Map<String, @Nullable String> at = new LinkedHashMap<>(key);
          at.put(time.wireName(), bucket.label());
          all.putIfAbsent(at, 0L);
        }
      }
    }
    all.putAll(found);
    return Keys.limited(
            all.entrySet().stream().limit(Keys.MAX_ROWS + 1L).collect(Collectors.toList()))
        .stream()
        .sorted(MetricOrder.byKey(query.by()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  /**
   * Keys, bucket number (from 1), what else is asked for, count: of the cases open at each look.
   */
  private Sql open(StockMeasure measure, MetricQuery query, List<Bucket> buckets, String more) {
    Sql sql =
        new Sql()
            .add("WITH toInt64(" + Sql.NEVER + ") AS NEVER, ")
            .add(array(buckets.stream().map(Bucket::knownBy).toList()) + " AS known_by, ")
            .add(array(buckets.stream().map(Bucket::dueBefore).toList()) + " AS due_before, ");
    sql.add(labels(buckets)).add(" AS labels SELECT ");
    List<Grouping> by = query.by();
    for (int i = 0; i < by.size(); i++) {
      if (by.get(i).dimension().ofTime()) {
        sql.add("labels[bucket] AS k" + i + ", ");
      } else {
        cases.keys(sql, List.of(by.get(i)), null, i);
      }
    }
    sql.add("bucket, " + more + "count() FROM (SELECT *, arrayJoin(arrayFilter(i -> ")
        .add(measure.openThen())
        .add(", range(1, " + (buckets.size() + 1) + "))) AS bucket FROM ");
    cases.subquery(sql, Long.MAX_VALUE - 1, measure.population(), query.filters());
    sql.add(")");
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < by.size(); i++) {
      names.append("k").append(i).append(", ");
    }
    return sql.add(" GROUP BY " + names + "bucket")
        .add(more.isEmpty() ? "" : ", accepted_date")
        .add(" ORDER BY " + names + "bucket")
        .add(" LIMIT " + (more.isEmpty() ? Keys.MAX_ROWS + 1 : 1_000_000));
  }

  private static String array(List<Long> values) {
    return "CAST(["
        + values.stream().map(String::valueOf).collect(Collectors.joining(","))
        + "] AS Array(Int64))";
  }

  private static String labels(List<Bucket> buckets) {
    return buckets.stream()
        .map(bucket -> "'" + bucket.label() + "'")
        .collect(Collectors.joining(",", "CAST([", "] AS Array(String))"));
  }

  private List<Bucket> buckets(MetricQuery query) {
    Dimension time = timeOf(query);
    if (time == null) {
      return List.of(Bucket.now(query.asOf()));
    }
    LocalDate last = LocalDate.ofInstant(query.asOf(), zone);
    LocalDate to = query.to() == null ? last : query.to();
    LocalDate from = query.from() == null ? firstDay(last) : query.from();
    return Bucket.of(time, from, to, query.asOf(), zone);
  }

  private LocalDate firstDay(LocalDate otherwise) {
    List<String> first =
        clickHouse.query(
            "SELECT toString(min(first_date)) FROM "
                + cases.table()
                + " WHERE identified HAVING count() > 0",
            List.of(),
            row -> row.getString(1));
    return first.isEmpty() ? otherwise : LocalDate.parse(first.get(0));
  }

  /** The time dimension of the query, or null. */
  private static @Nullable Dimension timeOf(MetricQuery query) {
    List<Dimension> times =
        query.by().stream().map(Grouping::dimension).filter(Dimension::ofTime).toList();
    if (times.size() > 1) {
      throw new BadParameterException(
          "by", "a metric of the stock takes one of day, week, month, not several");
    }
    return times.isEmpty() ? null : times.get(0);
  }
}
