package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.registry.RegistryView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table of what is no case (tickets, contracts) as a source of figures: which dimensions it has,
 * and which date places its rows.
 *
 * @param key the column of the ticket or contract
 * @param name for messages
 * @param columns column by dimension; time needs none
 * @param date that places a row
 * @param metrics told from it
 */
record SubjectTable(
    String table,
    String key,
    String name,
    Map<Dimension, String> columns,
    String date,
    Set<String> metrics) {

  static final SubjectTable TICKETS =
      new SubjectTable(
          "ticket_row",
          "ticket",
          "queues",
          Map.of(
              Dimension.UNIT, "unit",
              Dimension.ITEM, "item",
              Dimension.POINT, "point",
              Dimension.WINDOW, "window"),
          "taken_date",
          Set.of("wait-minutes", "service-minutes", "abandon-rate"));

  static final SubjectTable CONTRACTS =
      new SubjectTable(
          "contract_row",
          "contract",
          "agencies",
          Map.of(Dimension.AGENCY, "agency", Dimension.SERVICE, "service"),
          "due_date",
          Set.of("agency-on-time"));

  /** The same columns of another table: one of what was known at an instant. */
  SubjectTable in(String other) {
    return new SubjectTable(other, key, name, columns, date, metrics);
  }

  /** Whether that metric is told from this table. */
  boolean holds(String metric) {
    return metrics.contains(metric);
  }

  /**
   * A statement over the table: keys, then {@code columns}, of the rows that {@code condition}
   * keeps.
   *
   * @throws BadParameterException for a dimension the table does not have
   */
  Sql statement(
      MetricQuery query, RegistryView registry, String with, String columns, String condition) {
    Sql sql = new Sql().add("WITH " + with + " SELECT ");
    List<Grouping> by = query.by();
    for (int i = 0; i < by.size(); i++) {
      key(sql, by.get(i), registry);
      sql.add(" AS k" + i + ", ");
    }
    from(sql.add(columns), query, registry, condition);
    CaseRows.grouped(sql, by.size(), Keys.MAX_ROWS);
    return sql;
  }

  /**
   * Appends FROM and the rows that the condition, the filters and the period keep.
   *
   * @throws BadParameterException for a dimension the table does not have
   */
  void from(Sql sql, MetricQuery query, RegistryView registry, String condition) {
    sql.add(" FROM " + table + " FINAL WHERE NOT test AND isNotNull(" + date + ")");
    sql.add(" AND " + condition);
    query.filters().forEach((dimension, values) -> filter(sql, dimension, values, registry));
    CaseRows.period(sql, date, query.from(), query.to());
  }

  /** Appends the conditions that a row's keys are those, "" for none, with AND before each. */
  void keysAre(Sql sql, Map<Grouping, String> keys, RegistryView registry) {
    keys.forEach(
        (grouping, value) -> {
          key(sql.add(" AND "), grouping, registry);
          sql.add(" = ?", value);
        });
  }

  private void key(Sql sql, Grouping grouping, RegistryView registry) {
    Dimension dimension = grouping.dimension();
    if (dimension.ofTime()) {
      sql.add(CaseRows.timeKey(dimension, "assumeNotNull(" + date + ")"));
    } else if (grouping.level() == null) {
      sql.add("toString(" + column("by", dimension) + ")");
    } else {
      List<String> units = new ArrayList<>();
      List<String> above = new ArrayList<>();
      registry
          .ancestorsAt(grouping.level())
          .forEach(
              (unit, ancestor) -> {
                units.add(unit);
                above.add(ancestor);
              });
      column("by", dimension);
      if (units.isEmpty()) {
        sql.add("''");
      } else {
        sql.add(
            "transform(toString(unit), ?, ?, '')",
            units.toArray(new String[0]),
            above.toArray(new String[0]));
      }
    }
  }

  private void filter(Sql sql, Dimension dimension, List<String> values, RegistryView registry) {
    String column = column(dimension.wireName(), dimension);
    sql.add(" AND ");
    if (dimension == Dimension.UNIT) {
      Set<String> units = new LinkedHashSet<>();
      values.forEach(each -> units.addAll(registry.subtree(each)));
      sql.in(column, units);
    } else {
      sql.in(column, values);
    }
  }

  private String column(String field, Dimension dimension) {
    @Nullable String column = columns.get(dimension);
    if (column == null) {
      throw new BadParameterException(
          field, dimension.wireName() + " is no dimension of the metrics of " + name);
    }
    return "`" + column + "`";
  }
}
