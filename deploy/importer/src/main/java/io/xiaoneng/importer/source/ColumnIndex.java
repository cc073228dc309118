package io.xiaoneng.importer.source;

import io.xiaoneng.importer.mapping.ImportFailure;
import io.xiaoneng.importer.mapping.Mapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns that a mapping asks for in a header. The exchange tables' columns are found
 * whatever their case, because databases change it, and under the names that the mapping gives
 * them.
 */
public final class ColumnIndex {

  private final Mapping mapping;
  private final String table;
  private final String log;

  /**
   * @param table whose columns they are; "" where the log has no tables
   * @param log its name, for messages
   */
  public ColumnIndex(Mapping mapping, String table, String log) {
    this.mapping = mapping;
    this.table = table;
    this.log = log;
  }

  /**
   * The position of each column by the name that rules use.
   *
   * @param header the columns as the log names them
   * @param line on which it does
   * @throws ImportFailure where two have one name, or one that is asked for is not there
   */
  public Map<String, Integer> of(List<String> header, long line) {
    boolean exchange = mapping.format() == Mapping.Format.EXCHANGE;
    Map<String, Integer> index =
        exchange ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER) : new HashMap<>();
    for (String column : header) {
      if (index.putIfAbsent(column, index.size()) != null) {
        throw new ImportFailure(
            log + ", line " + line + ": two columns are called '" + column + "'");
      }
    }
    Map<String, Integer> found = exchange ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER) : index;
    if (exchange) {
      found.putAll(index);
      mapping.columns().forEach((ours, theirs) -> rename(ours, index.get(theirs), found));
    }
    for (Mapping.Use use : mapping.uses(table)) {
      if (!found.containsKey(use.column())) {
        throw new ImportFailure(missing(use, header, line));
      }
    }
    return found;
  }

  private static void rename(String ours, @Nullable Integer position, Map<String, Integer> found) {
    if (position != null) {
      found.put(ours, position);
    }
  }

  private String missing(Mapping.Use use, List<String> header, long line) {
    String asks =
        use.path().equals("format")
            ? "which every exchange table has (another name is given under 'columns')"
            : "which "
                + mapping.file()
                + ", line "
                + use.line()
                + " ('"
                + use.path()
                + "') asks for";
    return log
        + ", line "
        + line
        + ": there is no column '"
        + use.column()
        + "', "
        + asks
        + "; the columns are: "
        + String.join(", ", header.stream().sorted().toList());
  }
}
