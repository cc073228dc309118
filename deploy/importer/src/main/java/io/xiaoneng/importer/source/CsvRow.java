package io.xiaoneng.importer.source;

import io.xiaoneng.importer.mapping.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of a CSV file.
 *
 * @param index position of each column
 * @param fields as in the file, for the file of rejected rows
 */
public record CsvRow(long line, Map<String, Integer> index, List<String> fields) implements Row {

  @Override
  public @Nullable String own(String name) {
    Integer at = index.get(name);
    if (at == null || at >= fields.size()) {
      return null;
    }
    String value = fields.get(at).strip();
    return value.isEmpty() ? null : value;
  }

  @Override
  public @Nullable String ofTrace(String name) {
    return null;
  }
}
