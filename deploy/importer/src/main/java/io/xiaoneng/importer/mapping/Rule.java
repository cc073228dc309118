package io.xiaoneng.importer.mapping;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.EventType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows give an event, and what stands in it.
 *
 * @param name unique in the mapping; part of the event's id where the rule has no {@code id}
 * @param table whose rows it is for; "" where the log has no tables
 * @param when all of them must hold
 * @param id null to make one from the name and, for rows and XES events, their content
 * @param recorded when the sender's system recorded it, or null
 * @param revision 0 where null
 * @param data fields that the contract names
 * @param extra further fields, kept in the archive and ignored
 * @param line of the mapping file, from 1
 */
public record Rule(
    String name,
    Grain grain,
    String table,
    EventType type,
    List<Condition> when,
    ValueSpec subject,
    ValueSpec source,
    @Nullable ValueSpec id,
    ValueSpec time,
    @Nullable ValueSpec recorded,
    @Nullable ValueSpec revision,
    @Nullable ValueSpec test,
    Map<DataField, ValueSpec> data,
    Map<String, ValueSpec> extra,
    int line) {

  /** Whether the rule applies to a row of its grain. */
  public boolean appliesTo(Row row) {
    for (Condition condition : when) {
      if (!condition.holds(row)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a value is a number of rows of another table. */
  public boolean hasCounts() {
    return values().anyMatch(spec -> spec.origin() instanceof Origin.Count);
  }

  /** Every value of the rule. */
  public Stream<ValueSpec> values() {
    return Stream.concat(
        Stream.of(subject, source, time),
        Stream.concat(
            Stream.of(id, recorded, revision, test)
                .flatMap(spec -> spec == null ? Stream.empty() : Stream.of(spec)),
            Stream.concat(data.values().stream(), extra.values().stream())));
  }
}
