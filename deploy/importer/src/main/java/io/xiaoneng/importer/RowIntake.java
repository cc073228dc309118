package io.xiaoneng.importer;

import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.Reason;
import io.xiaoneng.importer.exchange.Operation;
import io.xiaoneng.importer.exchange.StoredRow;
import io.xiaoneng.importer.exchange.TableLayout;
import io.xiaoneng.importer.mapping.Condition;
import io.xiaoneng.importer.mapping.CountSpec;
import io.xiaoneng.importer.mapping.ExchangeColumns;
import io.xiaoneng.importer.mapping.Grain;
import io.xiaoneng.importer.mapping.Mapping;
import io.xiaoneng.importer.mapping.Row;
import io.xiaoneng.importer.mapping.RowProblem;
import io.xiaoneng.importer.mapping.Rule;
import io.xiaoneng.importer.mapping.TimeReader;
import io.xiaoneng.importer.mapping.ValueSpec;
import io.xiaoneng.importer.source.RowConsumer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at each row of one exchange table alone: refuses it, or hands on what is needed of it. */
final class RowIntake implements RowConsumer {

  private static final String NO_RULE = "";
  private static final Duration AHEAD = Duration.ofHours(24);

  private final String part;
  private final TableLayout layout;
  private final List<Rule> rules;
  private final List<ValueSpec> subjects;
  private final TimeReader times;
  private final EventBuilder builder;
  private final EventCheck check;
  private final Refusals refusals;
  private final Clock clock;
  private final Consumer<StoredRow> good;

  RowIntake(
      String part,
      TableLayout layout,
      Mapping mapping,
      EventBuilder builder,
      EventCheck check,
      Refusals refusals,
      Clock clock,
      Consumer<StoredRow> good) {
    this.part = part;
    this.layout = layout;
    this.rules = mapping.rules(layout.table());
    this.subjects = subjects(rules, mapping, layout.table());
    this.times = mapping.times();
    this.builder = builder;
    this.check = check;
    this.refusals = refusals;
    this.clock = clock;
    this.good = good;
  }

  private static List<ValueSpec> subjects(List<Rule> rules, Mapping mapping, String table) {
    Set<ValueSpec> subjects = new LinkedHashSet<>();
    rules.forEach(rule -> subjects.add(rule.subject()));
    mapping.counts().values().stream()
        .filter(count -> count.table().equals(table))
        .map(CountSpec::subject)
        .forEach(subjects::add);
    return List.copyOf(subjects);
  }

  @Override
  public void columns(List<String> names) {
    refusals.columns(part, names);
  }

  @Override
  public void malformed(Row row, RowProblem problem) {
    refusals.refuse(part, row, NO_RULE, problem.reason(), problem.detail());
  }

  @Override
  public void row(Grain grain, Row row) {
    try {
      StoredRow stored = stored(row);
      if (stored.operation() == Operation.DELETE || rules.isEmpty() || anyGood(row)) {
        good.accept(stored);
      }
    } catch (RowProblem problem) {
      malformed(row, problem);
    }
  }

  private StoredRow stored(Row row) throws RowProblem {
    String letter = required(row, ExchangeColumns.OPERATION);
    Operation operation = Operation.of(letter);
    if (operation == null) {
      throw new RowProblem(
          Reason.BAD_VALUE,
          "'" + ExchangeColumns.OPERATION + "' is '" + letter + "', must be I, U or D");
    }
    Instant recordedAt = recordedAt(required(row, ExchangeColumns.TIME));
    String key = required(row, ExchangeColumns.KEY);
    return new StoredRow(
        layout,
        row.line(),
        caseNumber(row),
        key,
        operation,
        recordedAt,
        layout.columns().stream().map(column -> orEmpty(row, column)).toList());
  }

  private Instant recordedAt(String text) throws RowProblem {
    Instant recordedAt = times.read(text, false, "'" + ExchangeColumns.TIME + "'");
    if (recordedAt.isAfter(clock.instant().plus(AHEAD))) {
      throw new RowProblem(
          Reason.FUTURE_TIME, "'" + ExchangeColumns.TIME + "' is '" + text + "', over 24 h ahead");
    }
    if (recordedAt.isBefore(Instant.EPOCH)) {
      throw new RowProblem(
          Reason.BAD_TIME, "'" + ExchangeColumns.TIME + "' is '" + text + "', before 1970");
    }
    return recordedAt;
  }

  private String caseNumber(Row row) throws RowProblem {
    ValueSpec subject = subjects.get(0);
    String number = subject.text(row);
    if (number == null) {
      throw missing(subject.name());
    }
    return number;
  }

  private static String required(Row row, String column) throws RowProblem {
    String value = row.own(column);
    if (value == null) {
      throw missing("'" + column + "'");
    }
    return value;
  }

  private static RowProblem missing(String name) {
    return new RowProblem(Reason.MISSING_FIELD, name + " is empty in this row");
  }

  private static String orEmpty(Row row, String column) {
    String value = row.own(column);
    return value == null ? "" : value;
  }

  /** Whether a rule makes an event of it; says what is wrong with the others. */
  private boolean anyGood(Row row) throws RowProblem {
    boolean applies = false;
    boolean good = false;
    for (Rule rule : rules) {
      if (rule.appliesTo(row)) {
        applies = true;
        good |= good(rule, row);
      }
    }
    if (!applies) {
      throw new RowProblem(Reason.BAD_VALUE, "no rule of the mapping takes it: " + looked(row));
    }
    return good;
  }

  private boolean good(Rule rule, Row row) {
    try {
      Decoded.Rejected wrong =
          check.fault(builder.upsert(builder.content(rule, row), null, null).json());
      if (wrong == null) {
        return true;
      }
      refusals.refuse(part, row, rule.name(), wrong.reason(), wrong.detail());
    } catch (RowProblem problem) {
      refusals.refuse(part, row, rule.name(), problem.reason(), problem.detail());
    }
    return false;
  }

  /** What the rules looked at, and what stands there. */
  private String looked(Row row) {
    Set<String> fields = new LinkedHashSet<>();
    for (Rule rule : rules) {
      for (Condition when : rule.when()) {
        fields.add("'" + when.field().name() + "' is '" + orEmpty(row, when.field().name()) + "'");
      }
    }
    return String.join(", ", fields);
  }
}
