package io.xiaoneng.importer;

import io.xiaoneng.event.Decoded;
import io.xiaoneng.importer.exchange.Buckets;
import io.xiaoneng.importer.exchange.ExchangeDatabase;
import io.xiaoneng.importer.exchange.ExchangeFiles;
import io.xiaoneng.importer.exchange.ExchangePart;
import io.xiaoneng.importer.exchange.ExchangeParts;
import io.xiaoneng.importer.exchange.StoredRow;
import io.xiaoneng.importer.exchange.TableLayout;
import io.xiaoneng.importer.mapping.Connection;
import io.xiaoneng.importer.mapping.ImportFailure;
import io.xiaoneng.importer.mapping.Mapping;
import io.xiaoneng.importer.mapping.Rule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An import of exchange tables. Every row is looked at alone first and refused where it is wrong;
 * the good ones are put aside by case, and each case is told when all of its rows are there.
 */
final class ExchangeRun {

  private final Mapping mapping;
  private final EventBuilder builder;
  private final EventCheck check;
  private final EventSink sink;
  private final Refusals refusals;
  private final PrintStream messages;
  private final Clock clock;
  private final Map<String, TableLayout> layouts = new LinkedHashMap<>();
  private long events;
  private long countless;

  ExchangeRun(
      Mapping mapping,
      EventBuilder builder,
      EventCheck check,
      EventSink sink,
      Refusals refusals,
      PrintStream messages,
      Clock clock) {
    this.mapping = mapping;
    this.builder = builder;
    this.check = check;
    this.sink = sink;
    this.refusals = refusals;
    this.messages = messages;
    this.clock = clock;
    mapping.tables().forEach(table -> layouts.put(table, TableLayout.of(table, mapping)));
  }

  /** Events sent so far. */
  long events() {
    return events;
  }

  /**
   * Imports the tables.
   *
   * @param path a CSV file, a directory of them, or a YAML file that says where the database is
   */
  void run(Path path, boolean terminal) {
    try (ExchangeParts parts = open(path);
        Buckets buckets = new Buckets(List.copyOf(layouts.values()))) {
      long size = parts.parts().stream().mapToLong(ExchangePart::size).sum();
      Progress bar = new Progress(messages, terminal, 2 * size, System::nanoTime);
      try {
        for (ExchangePart part : parts.parts()) {
          RowIntake intake =
              new RowIntake(
                  part.name(),
                  layout(part.table()),
                  mapping,
                  builder,
                  check,
                  refusals,
                  clock,
                  row -> {
                    buckets.add(row);
                    bar.at(events);
                  });
          part.read(intake, bar::counting, bar::advance);
        }
        for (int i = 0; i < Buckets.COUNT; i++) {
          buckets.cases(i, this::tell);
          bar.advance(size / Buckets.COUNT);
          bar.at(events);
        }
      } finally {
        bar.end();
      }
    } catch (IOException unreadable) {
      throw new ImportFailure(
          path.getFileName() + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
    if (countless > 0) {
      messages.println(
          countless
              + " cases have rows to be counted ("
              + String.join(", ", mapping.counts().keySet())
              + "), but no row to put the number in; import the tables of a period together");
    }
  }

  private TableLayout layout(String table) {
    TableLayout layout = layouts.get(table);
    if (layout == null) {
      throw new IllegalStateException("no rule asks for " + table);
    }
    return layout;
  }

  private ExchangeParts open(Path path) throws IOException {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return new ExchangeDatabase(Connection.read(path), mapping);
    }
    ExchangeFiles files = new ExchangeFiles(path, mapping);
    if (!files.leftOut().isEmpty()) {
      messages.println("not of any table, left out: " + String.join(", ", files.leftOut()));
    }
    return files;
  }

  private void tell(List<StoredRow> ofCase) {
    Map<String, Map<String, List<StoredRow>>> tables = new HashMap<>();
    for (StoredRow row : ofCase) {
      tables
          .computeIfAbsent(row.layout().table(), each -> new TreeMap<>())
          .computeIfAbsent(row.key(), each -> new ArrayList<>())
          .add(row);
    }
    CaseCounts counts = new CaseCounts(mapping.counts(), tables);
    boolean counted = counts.changes().isEmpty();
    for (Map.Entry<String, TableLayout> table : layouts.entrySet()) {
      List<Rule> rules = mapping.rules(table.getKey());
      for (List<StoredRow> told : tables.getOrDefault(table.getKey(), Map.of()).values()) {
        new RecordHistory(builder, rules, counts::at, this::send).tell(told, counts.changes());
        counted |= rules.stream().anyMatch(Rule::hasCounts);
      }
    }
    countless += counted ? 0 : 1;
  }

  /** A wrong event was refused with its row before the row was put aside: nothing is said here. */
  private boolean send(EventBuilder.Built built) {
    Decoded.Rejected wrong = check.fault(built.json());
    if (wrong == null) {
      sink.send(built.subject(), built.json());
      events++;
    }
    return wrong == null;
  }
}
