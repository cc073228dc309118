package io.xiaoneng.importer;

import io.xiaoneng.importer.exchange.Operation;
import io.xiaoneng.importer.exchange.StoredRow;
import io.xiaoneng.importer.mapping.CountSpec;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many rows of a table belonged to a case at an instant, such as its materials. */
final class CaseCounts {

  private final Map<String, CountSpec> specs;
  private final Map<String, Map<String, List<StoredRow>>> tables;

  /**
   * @param tables the case's rows by table and record
   */
  CaseCounts(Map<String, CountSpec> specs, Map<String, Map<String, List<StoredRow>>> tables) {
    this.specs = specs;
    this.tables = tables;
  }

  /** When a number may have changed, in no order; empty where there is nothing to count. */
  List<Instant> changes() {
    return specs.values().stream()
        .map(CountSpec::table)
        .distinct()
        .flatMap(table -> records(table).values().stream())
        .flatMap(rows -> rows.stream().map(StoredRow::recordedAt))
        .toList();
  }

  /** The numbers as told by the instant, inclusive; none where nothing was told by then. */
  Map<String, Long> at(Instant instant) {
    Map<String, Long> counts = new HashMap<>();
    specs.forEach(
        (name, spec) -> {
          List<StoredRow> latest =
              records(spec.table()).values().stream()
                  .map(rows -> latest(rows, instant))
                  .flatMap(Optional::stream)
                  .toList();
          if (!latest.isEmpty()) {
            counts.put(
                name,
                latest.stream()
                    .filter(row -> row.operation() != Operation.DELETE && spec.counts(row))
                    .count());
          }
        });
    return counts;
  }

  private Map<String, List<StoredRow>> records(String table) {
    return tables.getOrDefault(table, Map.of());
  }

  private static Optional<StoredRow> latest(List<StoredRow> rows, Instant instant) {
    return rows.stream().filter(row -> !row.recordedAt().isAfter(instant)).max(StoredRow.AS_TOLD);
  }
}
