package io.xiaoneng.importer.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A mapping file, read and checked.
 *
 * @param file its name, for messages
 * @param importing whether the records are marked as import, so that {@code recordedtime} is
 *     believed
 * @param columns exchange tables only: the name a rule uses → the name in the log, where they
 *     differ
 * @param counts exchange tables only: numbers of rows that belong to a case, by their name
 * @param times reads times where a rule names no format of its own
 */
public record Mapping(
    String file,
    Format format,
    CsvLayout csv,
    String topic,
    boolean importing,
    Map<String, String> columns,
    Map<String, CountSpec> counts,
    TimeReader times,
    List<Rule> rules) {

  /** What the log is written in. */
  public enum Format {
    XES,
    CSV,
    /** Open311 GeoReport v2, the JSON of service requests. */
    OPEN311,
    /** The exchange tables of the national platform, as CSV files or in a database. */
    EXCHANGE
  }

  /** A place in the mapping that asks for a column. */
  public record Use(String column, String path, int line) {}

  /** The rules for rows of that grain, in the order of the file. */
  public List<Rule> rules(Grain grain) {
    return rules.stream().filter(rule -> rule.grain() == grain).toList();
  }

  /** The rules for rows of that table, in the order of the file; "" where there are no tables. */
  public List<Rule> rules(String table) {
    return rules.stream().filter(rule -> rule.table().equals(table)).toList();
  }

  /** The tables that rules or counts ask for, in the order of the file. */
  public List<String> tables() {
    List<String> tables = new ArrayList<>(rules.stream().map(Rule::table).distinct().toList());
    counts.values().stream()
        .map(CountSpec::table)
        .filter(table -> !tables.contains(table))
        .forEach(tables::add);
    return tables;
  }

  /** Every column that the mapping asks for in rows of that table; "" where there are no tables. */
  public List<Use> uses(String table) {
    List<Use> uses = new ArrayList<>();
    if (format == Format.EXCHANGE) {
      ExchangeColumns.ALL.forEach(column -> uses.add(new Use(column, "format", 1)));
    }
    for (Rule rule : rules(table)) {
      rule.values()
          .forEach(
              spec ->
                  spec.fields()
                      .forEach(f -> uses.add(new Use(f.name(), spec.path(), spec.line()))));
      rule.when().forEach(when -> use(when, uses));
    }
    for (CountSpec count : counts.values()) {
      if (count.table().equals(table)) {
        count.when().forEach(when -> use(when, uses));
        count.subject().fields().stream()
            .map(f -> new Use(f.name(), count.subject().path(), count.subject().line()))
            .forEach(uses::add);
      }
    }
    return uses;
  }

  private static void use(Condition when, List<Use> uses) {
    when.fieldNames().forEach(name -> uses.add(new Use(name, when.path(), when.line())));
  }
}
