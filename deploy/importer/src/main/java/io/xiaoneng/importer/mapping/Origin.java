package io.xiaoneng.importer.mapping;

import java.util.List;

/** Where a value comes from. */
public sealed interface Origin {

  /** Written in the mapping itself. */
  record Constant(String text) implements Origin {}

  /**
   * A column of a CSV record, an attribute of an XES trace or event.
   *
   * @param ofTrace whether an event's rule asks for its trace's attribute
   */
  record Field(String name, boolean ofTrace) implements Origin {}

  /** How many rows of another table belong to the case. */
  record Count(String name) implements Origin {}

  /** Several values joined; absent where one of them is absent. */
  record Join(List<ValueSpec> parts, String separator) implements Origin {}
}
