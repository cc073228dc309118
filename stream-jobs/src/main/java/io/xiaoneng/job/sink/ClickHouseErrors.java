package io.xiaoneng.job.sink;

import java.util.Set;

/** ClickHouse's error codes, as far as a writer must tell them apart. */
final class ClickHouseErrors {

  /**
   * Codes that speak of the rows themselves. Everything else (no such table yet, too many parts,
   * memory, disk, network) passes with time, and is tried again.
   */
  private static final Set<Integer> OF_ROWS =
      Set.of(
          6, // CANNOT_PARSE_TEXT
          26, // CANNOT_PARSE_QUOTED_STRING
          27, // CANNOT_PARSE_INPUT_ASSERTION_FAILED
          32, // ATTEMPT_TO_READ_AFTER_EOF
          33, // CANNOT_READ_ALL_DATA
          38, // CANNOT_PARSE_DATE
          41, // CANNOT_PARSE_DATETIME
          69, // ARGUMENT_OUT_OF_BOUND
          72, // CANNOT_PARSE_NUMBER
          117, // INCORRECT_DATA
          128, // TOO_LARGE_ARRAY_SIZE
          131, // TOO_LARGE_STRING_SIZE
          321, // VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE
          349, // CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN
          469); // VIOLATED_CONSTRAINT

  private ClickHouseErrors() {}

  static boolean ofRows(int code) {
    return OF_ROWS.contains(code);
  }
}
