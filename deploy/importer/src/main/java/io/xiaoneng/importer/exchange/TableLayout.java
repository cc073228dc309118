package io.xiaoneng.importer.exchange;

import io.xiaoneng.importer.mapping.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The columns of a table that a mapping asks for; only these are put aside, names and numbers of
 * applicants that nobody asks for never leave the log.
 */
public record TableLayout(String table, List<String> columns, Map<String, Integer> index) {

  /** The layout of that table. */
  public static TableLayout of(String table, Mapping mapping) {
    Map<String, Integer> index = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    List<String> columns = new ArrayList<>();
    for (Mapping.Use use : mapping.uses(table)) {
      if (index.putIfAbsent(use.column(), columns.size()) == null) {
        columns.add(use.column());
      }
    }
    return new TableLayout(table, columns, index);
  }
}
