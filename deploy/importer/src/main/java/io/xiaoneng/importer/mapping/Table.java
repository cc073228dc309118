package io.xiaoneng.importer.mapping;

import io.xiaoneng.event.Reason;
import java.util.Map;

/**
 * A translation table, for example from the log's words to the channels of the contract.
 *
 * @param entries the log's word to ours; the key {@code *} stands for every other word
 * @param line of the mapping file, from 1
 */
public record Table(String name, Map<String, String> entries, int line) {

  /** Our word for that of the log. */
  String translate(String word, String field) throws RowProblem {
    String ours = entries.get(word);
    if (ours == null) {
      ours = entries.get("*");
    }
    if (ours == null) {
      throw new RowProblem(
          Reason.BAD_VALUE,
          field
              + " is '"
              + word
              + "', which the table '"
              + name
              + "' (line "
              + line
              + " of the mapping) does not translate");
    }
    return ours;
  }
}
