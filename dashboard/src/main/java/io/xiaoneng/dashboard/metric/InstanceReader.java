package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
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
   * @param id the same as one text
   * @param part whether a case belongs to one
   * @param lastOf the date of a decided case that may be the last
   */
  private record Kind(String name, String id, String part, String lastOf) {
    static final Kind BUNDLE =
        new Kind(
            "bundle, bundle_case",
            "concat(toString(any(bundle)), ' ', any(bundle_case))",
            "bundle_case != ''",
            "if(delivered < NEVER, delivered_date, decided_date)");
    static final Kind PROJECT =
        new Kind("project", "any(project)", "project != ''", "decided_date");
  }

  private static final Set<String> METRICS =
      Set.of("bundle-days", "project-days", "project-items", "project-materials");

  /** Whether that metric is told of instances. */
  static boolean tells(String metric) {
    return METRICS.contains(metric);
  }

  private Question question(String metric) {
    return switch (metric) {
      case "bundle-days" -> bundleDays();
      case "project-days" -> projectDays();
      case "project-items" ->
          new Question(Kind.PROJECT, "uniqExact(item) AS v1", "v1", ResultSet::getInt);
      case "project-materials" -> projectMaterials();
      default -> throw new IllegalArgumentException(metric + " is not told of instances");
    };
  }

  private Question bundleDays() {
    WorkCalendar days = calendar.get();
    return new Question(
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

  private Question projectDays() {
    WorkCalendar days = calendar.get();
    return new Question(
        Kind.PROJECT,
        "countIf(decided < NEVER AND accepted = NEVER) AS v1,"
            + " groupArrayIf(concat(toString(assumeNotNull(accepted_date)), ' ',"
            + " toString(assumeNotNull(decided_date)), arrayStringConcat(arrayMap(s ->"
            + " concat(' ', toString(s.1), ' ', toString(s.2)), stop_spans))),"
            + " decided < NEVER AND accepted < NEVER) AS v2",
        "v1, arrayStringConcat(v2, '\n')",
        (row, at) -> row.getLong(at) > 0 ? null : union(row.getString(at + 1), days));
  }

  private Question projectMaterials() {
    return new Question(
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

  /**
   * How a metric is told.
   *
   * @param values aggregates over the cases of an instance, {@code AS v1}, {@code v2}
   * @param columns what is read of them
   */
  private record Question(Kind kind, String values, String columns, Value value) {}

  /**
   * An instance that the figure is made of.
   *
   * @param value what it adds to the sum
   * @param last the local date that places it
   * @param members its cases
   */
  record Instance(String id, int value, String last, List<String> members) {}

  /** Every instance of the answer, where {@code by} is empty. */
  List<Instance> instances(MetricQuery query) {
    Question question = question(query.metric());
    Sql sql =
        statement(
            query,
            question,
            "instance, toString(last_date), members, " + question.columns,
            Map.of());
    List<Instance> instances = new ArrayList<>();
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        row -> {
          Integer value = question.value.of(row, 4);
          return value != null
              && instances.add(
                  new Instance(
                      row.getString(1),
                      value,
                      row.getString(2),
                      List.of(row.getString(3).split("\n"))));
        });
    return instances;
  }

  /** The instances that count, or those that finished and do not, by their last day. */
  List<ListLine> lines(ListQuery list) {
    Question question = question(list.metric());
    Sql sql =
        statement(
            list.query().whole(),
            question,
            "instance, toString(bundle), toString(unit), toString(first_applied),"
                + " toString(last_date), members, "
                + question.columns,
            list.keys());
    boolean excluded = list.part() == CasePart.EXCLUDED;
    List<ListLine> lines = new ArrayList<>();
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        row -> {
          Integer value = question.value.of(row, 7);
          return (value == null) == excluded && lines.add(line(row, value));
        });
    lines.sort(
        Comparator.comparing((ListLine line) -> line.text("lastDay"))
            .thenComparing(line -> line.text("instance")));
    return lines;
  }

  private static ListLine line(ResultSet row, @Nullable Integer value) throws SQLException {
    String first = row.getString(4);
    List<String> members = Arrays.stream(row.getString(6).split("\n")).sorted().toList();
    return new ListLine(
        ListKind.INSTANCE,
        Arrays.asList(
            row.getString(1),
            row.getString(2),
            row.getString(3),
            first == null ? null : LocalDate.parse(first),
            LocalDate.parse(row.getString(5)),
            (long) members.size(),
            value == null ? null : Long.valueOf(value),
            members));
  }

  /** Rows of a metric, in the order of the keys. */
  List<MetricRow> read(MetricQuery query) {
    Question question = question(query.metric());
    Value value = question.value;
    Sql sql = statement(query, question, question.columns, Map.of());
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
   * @param columns what is read, of the question's values, {@code last_date} and the attributes
   * @param rowKeys the key of a row that is meant; empty for all
   */
  private Sql statement(
      MetricQuery query, Question question, String columns, Map<Grouping, String> rowKeys) {
    Kind kind = question.kind;
    long asOf = query.asOf().toEpochMilli();
    Sql sql = new Sql().add(CaseRows.with(asOf)).add("SELECT ");
    cases.keys(sql, query.by(), "last_date");
    sql.add(columns + " FROM (SELECT *");
    for (int i = 0; i < ATTRIBUTES.size(); i++) {
      sql.add(", first_case." + (i + 1) + " AS " + ATTRIBUTES.get(i));
    }
    sql.add(" FROM (SELECT argMin((" + String.join(", ", ATTRIBUTES) + "), (applied, case_id))")
        .add(" AS first_case, maxIf(assumeNotNull(" + kind.lastOf + "), decided < NEVER)")
        .add(" AS last_date, " + kind.id + " AS instance,")
        .add(" minIf(applied_date, applied < NEVER) AS first_applied,")
        .add(" arrayStringConcat(groupArray(case_id), '\n') AS members, ")
        .add(question.values + " FROM ");
    cases.subquery(sql, asOf, CaseRows.COUNTED_OR_QUARANTINED, Map.of());
    sql.add(" WHERE started < NEVER AND " + kind.part + " GROUP BY " + kind.name)
        .add(" HAVING NOT max(quarantined) AND countIf(ended = NEVER) = 0")
        .add(" AND uniqExact(item) = uniqExactIf(item, decided < NEVER))) WHERE true");
    cases.filters(sql, query.filters());
    CaseRows.period(sql, "last_date", query.from(), query.to());
    cases.keysAre(sql, rowKeys);
    return sql.add(" LIMIT " + MOST);
  }

  private static final List<String> ATTRIBUTES =
      List.of("unit", "item", "item_type", "channel", "applicant_kind", "bundle", "point");
}
