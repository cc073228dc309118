package io.xiaoneng.dashboard.reconciliation;

import java.util.List;

/**
 * One value that is not what the events say.
 *
 * @param what {@code case}, {@code ticket}, {@code contract}, {@code cell}, {@code coverage} or
 *     {@code point}
 * @param key number of the case, ticket or contract, the cell as {@code
 *     cohort/day/district/channel/ item type/kind}, the day of a community as {@code
 *     day/measure/community}, the day of a point as {@code day/point}
 * @param column of the table; {@code row} where a whole row is missing or too many
 * @param expected by the recomputation, as text; "" where there should be no row
 * @param found in the table, as text; "" where there is no row
 * @param points of a day of a community: points within reach whose day differs, the first of them
 * @param cause why, where it can be told: {@link #UPGRADE}, {@link #SUM} or {@link #MEASURE}; else
 *     ""
 */
record Difference(
    String what,
    String key,
    String column,
    String expected,
    String found,
    List<String> points,
    String cause) {

  static final String CASE = "case";
  static final String CELL = "cell";

  static final String COVERAGE = "coverage";
  static final String POINT = "point";

  /** The job was given its part in the circle after these events had come. */
  static final String UPGRADE = "upgrade";

  /** Every point agrees: the sum alone is wrong. */
  static final String SUM = "sum";

  /** A measure that there is no more: its bundle was taken out. */
  static final String MEASURE = "measure";

  Difference {
    points = List.copyOf(points);
  }

  /** A difference that is in no point. */
  Difference(String what, String key, String column, String expected, String found) {
    this(what, key, column, expected, found, List.of(), "");
  }

  /** Column of a difference of whole rows. */
  static final String ROW = "row";

  /** Column of a difference in the set of events that a row and the archive know. */
  static final String VERSION = "version";
}
