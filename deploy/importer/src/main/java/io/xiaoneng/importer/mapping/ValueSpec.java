package io.xiaoneng.importer.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one value of an event is made from a row.
 *
 * @param table translates the word of the log, or null
 * @param fallback taken where the row has nothing, before the table is asked; or null
 * @param times reads the value where a time is wanted
 * @param endOfDay whether a bare date means its last millisecond
 * @param separators characters that part the entries of a list
 * @param path of the key in the mapping, for messages
 * @param line of the mapping file, from 1
 */
public record ValueSpec(
    Origin origin,
    @Nullable Table table,
    @Nullable String fallback,
    TimeReader times,
    boolean endOfDay,
    String separators,
    String path,
    int line) {

  /** The text, or null where the row has none. */
  public @Nullable String text(Row row) throws RowProblem {
    String text = raw(row);
    if (text == null) {
      text = fallback;
    }
    return text == null || table == null ? text : table.translate(text, name());
  }

  /** The instant, or null where the row has none. */
  public @Nullable Instant instant(Row row) throws RowProblem {
    String text = text(row);
    return text == null ? null : times.read(text, endOfDay, name());
  }

  /** What the message calls the value: the column or attribute, else the mapping's key. */
  public String name() {
    return origin instanceof Origin.Field field ? "'" + field.name() + "'" : path;
  }

  /** Every field the value is made from. */
  public List<Origin.Field> fields() {
    List<Origin.Field> fields = new ArrayList<>();
    if (origin instanceof Origin.Field field) {
      fields.add(field);
    } else if (origin instanceof Origin.Join join) {
      join.parts().forEach(part -> fields.addAll(part.fields()));
    }
    return fields;
  }

  private @Nullable String raw(Row row) throws RowProblem {
    if (origin instanceof Origin.Constant constant) {
      return constant.text();
    }
    if (origin instanceof Origin.Field field) {
      return field.ofTrace() ? row.ofTrace(field.name()) : row.own(field.name());
    }
    if (origin instanceof Origin.Count count) {
      Long rows = row.count(count.name());
      return rows == null ? null : rows.toString();
    }
    Origin.Join join = (Origin.Join) origin;
    List<String> texts = new ArrayList<>();
    for (ValueSpec part : join.parts()) {
      String text = part.text(row);
      if (text == null) {
        return null;
      }
      texts.add(text);
    }
    return String.join(join.separator(), texts);
  }
}
