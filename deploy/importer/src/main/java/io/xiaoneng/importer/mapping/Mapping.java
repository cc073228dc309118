package io.xiaoneng.importer.mapping;

import java.util.List;

/**
 * A mapping file, read and checked.
 *
 * @param file its name, for messages
 * @param importing whether the records are marked as import, so that {@code recordedtime} is
 *     believed
 */
public record Mapping(
    String file, Format format, CsvLayout csv, String topic, boolean importing, List<Rule> rules) {

  /** What the log is written in. */
  public enum Format {
    XES,
    CSV
  }

  /** The rules for rows of that grain, in the order of the file. */
  public List<Rule> rules(Grain grain) {
    return rules.stream().filter(rule -> rule.grain() == grain).toList();
  }
}
