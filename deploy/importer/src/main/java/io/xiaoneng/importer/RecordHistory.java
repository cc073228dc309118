package io.xiaoneng.importer;

import io.xiaoneng.importer.EventBuilder.Built;
import io.xiaoneng.importer.EventBuilder.Content;
import io.xiaoneng.importer.exchange.Operation;
import io.xiaoneng.importer.exchange.StoredRow;
import io.xiaoneng.importer.mapping.Row;
import io.xiaoneng.importer.mapping.RowProblem;
import io.xiaoneng.importer.mapping.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of the events of one record of an exchange table.
 *
 * <p>The row that inserted the record is revision 0. Every later row is four times its cd_time in
 * milliseconds, and one more for a deletion: a number that grows with time and that the row alone
 * gives, so that it is the same whichever rows were imported before or come with it. A row that
 * changes nothing an event says gives no revision.
 */
final class RecordHistory {

  private static final long CHANGE = 1;
  private static final long DELETION = 2;

  private final EventBuilder builder;
  private final List<Rule> rules;
  private final Function<Instant, Map<String, Long>> counts;
  private final Predicate<Built> events;
  private final Map<String, Content> standing = new LinkedHashMap<>();

  /**
   * @param rules of the record's table
   * @param counts numbers of rows of other tables of the case, as told by an instant
   * @param events takes an event; false where it would be refused
   */
  RecordHistory(
      EventBuilder builder,
      List<Rule> rules,
      Function<Instant, Map<String, Long>> counts,
      Predicate<Built> events) {
    this.builder = builder;
    this.rules = rules;
    this.counts = counts;
    this.events = events;
  }

  private record Counted(Row row, Map<String, Long> counts) implements Row {
    @Override
    public long line() {
      return row.line();
    }

    @Override
    public @Nullable String own(String name) {
      return row.own(name);
    }

    @Override
    public @Nullable String ofTrace(String name) {
      return null;
    }

    @Override
    public @Nullable Long count(String name) {
      return counts.get(name);
    }
  }

  /**
   * Tells every revision.
   *
   * @param told the rows of the record, in any order
   * @param recounted when the numbers of rows of other tables may have changed, in any order
   */
  void tell(List<StoredRow> told, List<Instant> recounted) {
    List<StoredRow> rows = distinct(told);
    boolean counting = rules.stream().anyMatch(Rule::hasCounts);
    List<Instant> between = counting ? recounted.stream().sorted().distinct().toList() : List.of();
    for (int i = 0; i < rows.size(); i++) {
      StoredRow row = rows.get(i);
      boolean inserted = i == 0 && row.operation() == Operation.INSERT;
      if (row.operation() == Operation.DELETE) {
        delete(row);
        continue;
      }
      change(row, row.recordedAt(), inserted ? 0 : revision(row.recordedAt(), CHANGE));
      Instant next = i + 1 < rows.size() ? rows.get(i + 1).recordedAt() : Instant.MAX;
      for (Instant at : between) {
        if (at.isAfter(row.recordedAt()) && at.isBefore(next)) {
          change(row, at, revision(at, CHANGE));
        }
      }
    }
  }

  private static List<StoredRow> distinct(List<StoredRow> told) {
    List<StoredRow> rows = new ArrayList<>();
    for (StoredRow row : told.stream().sorted(StoredRow.AS_TOLD).toList()) {
      if (rows.isEmpty() || !row.repeats(rows.get(rows.size() - 1))) {
        rows.add(row);
      }
    }
    return rows;
  }

  /**
   * Times four, so that what a record's deletion and change of one millisecond say has an order.
   */
  private static long revision(Instant at, long what) {
    return 4 * at.toEpochMilli() + what;
  }

  private void change(StoredRow row, Instant at, long revision) {
    Map<String, Content> now = new LinkedHashMap<>();
    boolean whole = contents(new Counted(row, counts.apply(at)), now);
    for (Content content : now.values()) {
      if (!content.equals(standing.get(content.id()))) {
        if (events.test(builder.upsert(content, at, revision))) {
          standing.put(content.id(), content);
        } else {
          whole = false;
        }
      }
    }
    // What a wrong row does not say stays as it was.
    if (whole) {
      for (String id : List.copyOf(standing.keySet())) {
        if (!now.containsKey(id)) {
          events.test(builder.delete(Objects.requireNonNull(standing.remove(id)), at, revision));
        }
      }
    }
  }

  private boolean contents(Row row, Map<String, Content> contents) {
    boolean whole = true;
    for (Rule rule : rules) {
      if (rule.appliesTo(row)) {
        try {
          Content content = builder.content(rule, row);
          contents.put(content.id(), content);
        } catch (RowProblem reported) {
          // The row was looked at alone before, and this was said then.
          whole = false;
        }
      }
    }
    return whole;
  }

  private void delete(StoredRow row) {
    Map<String, Content> gone = standing.isEmpty() ? traces(row) : standing;
    long revision = revision(row.recordedAt(), DELETION);
    gone.values()
        .forEach(content -> events.test(builder.delete(content, row.recordedAt(), revision)));
    standing.clear();
  }

  /** Its rows came with an earlier import: the events that they can have given. */
  private Map<String, Content> traces(StoredRow row) {
    List<Rule> applying = rules.stream().filter(rule -> rule.appliesTo(row)).toList();
    Map<String, Content> traces = new LinkedHashMap<>();
    for (Rule rule : applying.isEmpty() ? rules : applying) {
      try {
        Content trace = builder.trace(rule, row, row.recordedAt());
        traces.putIfAbsent(trace.id(), trace);
      } catch (RowProblem nameless) {
        // Without what its identity is made of there is no event to delete.
      }
    }
    return traces;
  }
}
