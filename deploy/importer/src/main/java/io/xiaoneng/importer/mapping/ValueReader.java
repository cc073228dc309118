package io.xiaoneng.importer.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the values of a rule: constants, columns, attributes, joins. */
final class ValueReader {

  private static final String DEFAULT_SEPARATORS = ",;，；、|";

  private final Mapping.Format format;
  private final Map<String, Table> tables;
  private final TimeReader times;
  private Set<String> counts = Set.of();

  /**
   * @param times the mapping's formats and zone, used where a value names none of its own
   */
  ValueReader(Mapping.Format format, Map<String, Table> tables, TimeReader times) {
    this.format = format;
    this.tables = tables;
    this.times = times;
  }

  /** Names what {@code {count: …}} may ask for. */
  void counts(Set<String> names) {
    counts = Set.copyOf(names);
  }

  /** The key that says where in a row a value stands. */
  String fieldWord() {
    return switch (format) {
      case XES -> "attribute";
      case OPEN311 -> "field";
      case CSV, EXCHANGE -> "column";
    };
  }

  /** A scalar is a constant, a mapping says where the value comes from. */
  ValueSpec read(YamlNode node) {
    if (node.isScalar()) {
      return new ValueSpec(
          new Origin.Constant(node.text()),
          null,
          null,
          times,
          false,
          DEFAULT_SEPARATORS,
          node.path(),
          node.line());
    }
    YamlMap map = node.map();
    Origin origin = origin(map);
    YamlNode table = map.get("table");
    YamlNode fallback = map.get("default");
    YamlNode formats = map.get("format");
    YamlNode endOfDay = map.get("endOfDay");
    YamlNode separators = map.get("separators");
    map.refuseOthers();
    return new ValueSpec(
        origin,
        table == null ? null : table(table),
        fallback == null ? null : fallback.text(),
        formats == null ? times : times(formats, times),
        endOfDay != null && endOfDay.flag(),
        separators == null ? DEFAULT_SEPARATORS : separators.text(),
        node.path(),
        node.line());
  }

  /** The field that a value or a condition names, or null where it names none. */
  Origin.@Nullable Field field(YamlMap map) {
    YamlNode column = map.get(format == Mapping.Format.OPEN311 ? "field" : "column");
    YamlNode attribute = map.get("attribute");
    YamlNode trace = map.get("trace");
    boolean xes = format == Mapping.Format.XES;
    if (column != null && xes) {
      throw column.failure("names a column, but an XES log has attributes: write attribute");
    }
    YamlNode ofXes = attribute != null ? attribute : trace;
    if (ofXes != null && !xes) {
      String log = format == Mapping.Format.CSV ? "a CSV file has columns" : "this format has none";
      throw ofXes.failure("names an attribute, but " + log + ": write " + fieldWord());
    }
    if (attribute != null && trace != null) {
      throw trace.failure("stands beside 'attribute'; only one of them can be meant");
    }
    if (column != null) {
      return new Origin.Field(column.text(), false);
    }
    return ofXes == null ? null : new Origin.Field(ofXes.text(), trace != null);
  }

  private Origin origin(YamlMap map) {
    Origin.Field field = field(map);
    YamlNode count = format == Mapping.Format.EXCHANGE ? map.get("count") : null;
    YamlNode join = map.get("join");
    YamlNode separator = map.get("with");
    if (field != null && join != null) {
      throw join.failure("stands beside a column or attribute; only one of them can be meant");
    }
    if (field != null) {
      return field;
    }
    if (count != null) {
      if (!counts.contains(count.text())) {
        throw count.failure("names '" + count.text() + "', which is not among 'counts' " + counts);
      }
      return new Origin.Count(count.text());
    }
    if (join == null) {
      throw map.at()
          .failure(
              format == Mapping.Format.XES
                  ? "names neither 'attribute' nor 'trace' nor 'join'"
                  : "names neither '" + fieldWord() + "' nor 'join'");
    }
    List<ValueSpec> parts = new ArrayList<>();
    join.list().forEach(part -> parts.add(read(part)));
    return new Origin.Join(parts, separator == null ? "/" : separator.text());
  }

  private Table table(YamlNode name) {
    Table table = tables.get(name.text());
    if (table == null) {
      throw name.failure(
          "names the table '" + name.text() + "', which is not among 'tables' " + tables.keySet());
    }
    return table;
  }

  /** The formats of that node in the zone of {@code base}. */
  static TimeReader times(YamlNode formats, TimeReader base) {
    try {
      return new TimeReader(base.zone(), formats.texts());
    } catch (IllegalArgumentException none) {
      throw formats.failure("is no format of times: " + none.getMessage());
    }
  }
}
