package io.xiaoneng.dashboard.reconciliation;

/**
 * One value that is not what the events say.
 *
 * @param what {@code case}, {@code ticket}, {@code contract} or {@code cell}
 * @param key number of the case, ticket or contract, or the cell as {@code
 *     cohort/day/district/channel/item type/kind}
 * @param column of the table; {@code row} where a whole row is missing or too many
 * @param expected by the recomputation, as text; "" where there should be no row
 * @param found in the table, as text; "" where there is no row
 */
record Difference(String what, String key, String column, String expected, String found) {

  static final String CASE = "case";
  static final String CELL = "cell";

  /** Column of a difference of whole rows. */
  static final String ROW = "row";

  /** Column of a difference in the set of events that a row and the archive know. */
  static final String VERSION = "version";
}
