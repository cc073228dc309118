package io.xiaoneng.importer.mapping;

import java.util.List;

/**
 * How many rows of a table belong to a case, for example its materials.
 *
 * @param table whose rows are counted
 * @param subject the case number in those rows
 * @param when all of them must hold for a row that counts
 */
public record CountSpec(String table, ValueSpec subject, List<Condition> when) {

  /** Whether the row counts. */
  public boolean counts(Row row) {
    for (Condition condition : when) {
      if (!condition.holds(row)) {
        return false;
      }
    }
    return true;
  }
}
