package io.xiaoneng.importer.exchange;

import io.xiaoneng.importer.mapping.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A good row of an exchange table, put aside until all rows of its case are there.
 *
 * @param line of its file or table, from 1
 * @param recordedAt cd_time
 * @param key row_guid
 * @param values of the columns of the layout, "" for none
 */
public record StoredRow(
    TableLayout layout,
    long line,
    String caseNumber,
    String key,
    Operation operation,
    Instant recordedAt,
    List<String> values)
    implements Row {

  /** Rows of one record in the order in which they were told: never that of a file. */
  public static final Comparator<StoredRow> AS_TOLD =
      Comparator.comparing(StoredRow::recordedAt)
          .thenComparing(StoredRow::operation)
          .thenComparing(row -> String.join("\u0000", row.values));

  @Override
  public @Nullable String own(String name) {
    Integer at = layout.index().get(name);
    String value = at == null ? "" : values.get(at);
    return value.isEmpty() ? null : value;
  }

  @Override
  public @Nullable String ofTrace(String name) {
    return null;
  }

  /** Whether the other one says the same: sent twice, told once. */
  public boolean repeats(StoredRow other) {
    return operation == other.operation
        && recordedAt.equals(other.recordedAt)
        && values.equals(other.values);
  }
}
