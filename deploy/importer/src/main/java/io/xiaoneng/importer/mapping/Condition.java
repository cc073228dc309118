package io.xiaoneng.importer.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rule applies to a row.
 *
 * @param words the words the test compares with; empty for PRESENT and ABSENT
 * @param path of the key in the mapping, for messages
 * @param line of the mapping file, from 1
 */
public record Condition(Origin.Field field, Test test, Set<String> words, String path, int line) {

  /** What is asked of the field. */
  public enum Test {
    PRESENT,
    ABSENT,
    IN,
    NOT_IN,
    /** Has a value, and another one than the field named in {@code words}. */
    DIFFERS
  }

  /** The fields it looks at. */
  public List<String> fieldNames() {
    List<String> names = new ArrayList<>(List.of(field.name()));
    if (test == Test.DIFFERS) {
      names.addAll(words);
    }
    return names;
  }

  /** Whether it holds; NOT_IN holds for an absent value. */
  public boolean holds(Row row) {
    @Nullable String value = field.ofTrace() ? row.ofTrace(field.name()) : row.own(field.name());
    return switch (test) {
      case PRESENT -> value != null;
      case ABSENT -> value == null;
      case IN -> value != null && words.contains(value);
      case NOT_IN -> value == null || !words.contains(value);
      case DIFFERS -> value != null && words.stream().map(row::own).noneMatch(value::equals);
    };
  }
}
