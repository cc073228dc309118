package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metrics of instances: what several cases make together, 一件事 and projects. ClickHouse
 * puts the instances together; days are counted here, where the calendar is.
 */
final class InstanceReader {

  /** More instances than a city has in its life are refused, not read. */
  private static final int MOST = 1_000_000;

  private final ClickHouse clickHouse;
  private final CaseRows cases;
  private final Supplier<WorkCalendar> calendar;
  private final Function<String, ? extends Collection<String>> itemsOf;

  /**
   * @param itemsOf items that a registered bundle consists of; empty for any other
   */
  InstanceReader(
      ClickHouse clickHouse,
      CaseRows cases,
      Supplier<WorkCalendar> calendar,
      Function<String, ? extends Collection<String>> itemsOf) {
    this.clickHouse = clickHouse;
    this.cases = cases;
    this.calendar = calendar;
    this.itemsOf = itemsOf;
  }

  /** One value of an instance, null where it has none. */
  private interface Value {
    @Nullable Integer of(ResultSet row, int at) throws SQLException;
  }

  /**
   * What instances are made of.
   *
   * @param name the key of an instance
   * @param part whether a case belongs to one
   * @param lastOf the date of a decided case that may be the last
   */
  private record Kind(String name, String part, String lastOf) {
    static final Kind BUNDLE =
        new Kind(
            "bundle, bundle_case",
            "bundle_case != ''",
            "if(delivered < NEVER, delivered_date, decided_date)");
    static final Kind PROJECT = new Kind("project", "project != ''", "decided_date");
  }

  /** bundle-days. */
  List<MetricRow> bundleDays(MetricQuery query) {
    WorkCalendar days = calendar.get();
    return read(
        query,
        Kind.BUNDLE,
        "minIf(applied_date, applied < NEVER) AS v1,"
            + " groupUniqArrayIf(item, decided < NEVER) AS v2",
        "toString(v1), toString(last_date), bundle, arrayStringConcat(v2, '\n')",
        (row, at) -> {
          String first = row.getString(at);
          Set<String> done = Set.of(row.getString(at + 3).split("\n"));
          return first == null || !done.containsAll(itemsOf.apply(row.getString(at + 2)))
              ? null
              : days.countedBetween(LocalDate.parse(first), LocalDate.parse(row.getString(at + 1)));
        });
  }

  /** project-days. */
  List<MetricRow> projectDays(MetricQuery query) {
    WorkCalendar days = calendar.get();
    return read(
        query,
        Kind.PROJECT,
        "countIf(decided < NEVER AND accepted = NEVER) AS v1,"
            + " groupArrayIf(concat(toString(assumeNotNull(accepted_date)), ' ',"
            + " toString(assumeNotNull(decided_date)), arrayStringConcat(arrayMap(s ->"
            + " concat(' ', toString(s.1), ' ', toString(s.2)), stop_spans))),"
            + " decided < NEVER AND accepted < NEVER) AS v2",
        "v1, arrayStringConcat(v2, '\n')",
        (row, at) -> row.getLong(at) > 0 ? null : union(row.getString(at + 1), days));
  }

  /** project-items. */
  List<MetricRow> projectItems(MetricQuery query) {
    return read(query, Kind.PROJECT, "uniqExact(item) AS v1", "v1", ResultSet::getInt);
  }

  /** project-materials. */
  List<MetricRow> projectMaterials(MetricQuery query) {
    return read(
        query,
        Kind.PROJECT,
        "countIf(decided < NEVER AND isNull(materials_required)) AS v1,"
            + " sumIf(ifNull(materials_required, 0), decided < NEVER) AS v2",
        "v1, v2",
        (row, at) -> row.getLong(at) > 0 ? null : row.getInt(at + 1));
  }

  /**
   * Counted days inside at least one of the cases and outside its stops.
   *
   * @param handled a line a case: the days it was accepted and decided, then pairs of days after
   *     and until which it was stopped
   */
  private static int union(String handled, WorkCalendar calendar) {
    TreeSet<Long> days = new TreeSet<>();
    for (String line : handled.split("\n")) {
      if (line.isEmpty()) {
        continue;
      }
      long[] at =
          Arrays.stream(line.split(" "))
              .mapToLong(day -> LocalDate.parse(day).toEpochDay())
              .toArray();
      for (long day = at[0] + 1; day <= at[1]; day++) {
        boolean stopped = false;
        for (int i = 2; i < at.length; i += 2) {
          stopped |= day > at[i] && day <= at[i + 1];
        }
        if (!stopped && calendar.isCounted(LocalDate.ofEpochDay(day))) {
          days.add(day);
        }
      }
    }
    return days.size();
  }

  private List<MetricRow> read(
      MetricQuery query, Kind kind, String values, String columns, Value value) {
    Sql sql = statement(query, kind, values, columns);
    int keys = query.by().size();
    Map<Map<String, @Nullable String>, TreeMap<Integer, Long>> counts = new LinkedHashMap<>();
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        row -> {
          Integer one = value.of(row, keys + 1);
          if (one != null) {
            counts
                .computeIfAbsent(Keys.read(row, query.by()), unseen -> new TreeMap<>())
                .merge(one, 1L, Long::sum);
          }
          return true;
        });
    if (keys == 0) {
      counts.putIfAbsent(Map.of(), new TreeMap<>());
    }
    return Keys.limited(
        counts.entrySet().stream()
            .map(each -> new MetricRow(each.getKey(), Figures.duration(each.getValue())))
            .sorted(MetricOrder.by(query.by()))
            .toList());
  }

  /**
   * Finished instances of the period, one a row, with the attributes of their first application.
   *
   * @param values aggregates over the cases of an instance, {@code AS v1}, {@code v2}
   * @param columns what is read, of those, {@code last_date} and the attributes
   */
  private Sql statement(MetricQuery query, Kind kind, String values, String columns) {
    long asOf = query.asOf().toEpochMilli();
    Sql sql = new Sql().add(CaseRows.with(asOf)).add("SELECT ");
    cases.keys(sql, query.by(), "last_date");
    sql.add(columns + " FROM (SELECT *");
    for (int i = 0; i < ATTRIBUTES.size(); i++) {
      sql.add(", first_case." + (i + 1) + " AS " + ATTRIBUTES.get(i));
    }
    sql.add(" FROM (SELECT argMin((" + String.join(", ", ATTRIBUTES) + "), (applied, case_id))")
        .add(" AS first_case, maxIf(assumeNotNull(" + kind.lastOf + "), decided < NEVER)")
        .add(" AS last_date, " + values + " FROM ");
    cases.subquery(sql, asOf, CaseRows.COUNTED_OR_QUARANTINED, Map.of());
    sql.add(" WHERE started < NEVER AND " + kind.part + " GROUP BY " + kind.name)
        .add(" HAVING NOT max(quarantined) AND countIf(ended = NEVER) = 0")
        .add(" AND uniqExact(item) = uniqExactIf(item, decided < NEVER))) WHERE true");
    cases.filters(sql, query.filters());
    CaseRows.period(sql, "last_date", query.from(), query.to());
    return sql.add(" LIMIT " + MOST);
  }

  private static final List<String> ATTRIBUTES =
      List.of("unit", "item", "item_type", "channel", "applicant_kind", "bundle", "point");
}
