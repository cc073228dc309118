package io.xiaoneng.importer.mapping;

import org.jspecify.annotations.Nullable;

/** One row of a log as the rules see it. */
public interface Row {

  /** The line of the file on which the row begins, from 1. */
  long line();

  /** The value of the row's own column or attribute, stripped; null where absent or empty. */
  @Nullable String own(String name);

  /** The value of an attribute of the trace around an event; null where absent or empty. */
  @Nullable String ofTrace(String name);

  /** How many rows of another table belong to the same case; null where that is not known. */
  default @Nullable Long count(String name) {
    return null;
  }
}
