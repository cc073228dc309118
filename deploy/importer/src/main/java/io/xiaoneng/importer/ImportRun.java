package io.xiaoneng.importer;

import io.xiaoneng.event.ApplicantSeal;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.importer.mapping.Grain;
import io.xiaoneng.importer.mapping.ImportFailure;
import io.xiaoneng.importer.mapping.Mapping;
import io.xiaoneng.importer.mapping.Row;
import io.xiaoneng.importer.mapping.RowProblem;
import io.xiaoneng.importer.mapping.Rule;
import io.xiaoneng.importer.source.CsvSource;
import io.xiaoneng.importer.source.JsonSource;
import io.xiaoneng.importer.source.RowConsumer;
import io.xiaoneng.importer.source.RowSource;
import io.xiaoneng.importer.source.Unpacked;
import io.xiaoneng.importer.source.XesSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One import: every row through every rule of its grain, checked, then sent or refused. */
final class ImportRun implements RowConsumer {

  private static final String NO_RULE = "";

  private final Map<Grain, List<Rule>> rules = new EnumMap<>(Grain.class);
  private final Mapping mapping;
  private final EventSink sink;
  private final Refusals refusals;
  private final PrintStream messages;
  private final Clock clock;
  private final EventBuilder builder;
  private final EventCheck check;
  private @Nullable Progress progress;
  private String file = "";
  private long events;

  ImportRun(
      Mapping mapping,
      ZoneId zone,
      EventSink sink,
      @Nullable Rejects rejects,
      PrintStream messages,
      Clock clock) {
    this.mapping = mapping;
    this.sink = sink;
    this.refusals = new Refusals(rejects, messages);
    this.messages = messages;
    this.clock = clock;
    this.builder = new EventBuilder(zone, ApplicantSeal.fromEnvironment(System::getenv));
    this.check = new EventCheck(zone, clock);
    for (Grain grain : Grain.values()) {
      rules.put(grain, mapping.rules(grain));
    }
  }

  /** Events sent so far. */
  long events() {
    return events;
  }

  /** Events and rows refused so far. */
  long rejected() {
    return refusals.count();
  }

  /**
   * Imports the log and returns once everything is durable.
   *
   * @param path a file; of exchange tables also a directory, or a file that says where their
   *     database is
   * @param terminal whether messages go to a terminal
   * @throws ImportFailure where the file or Kafka fails; what came before is durable
   */
  void run(Path path, boolean terminal) {
    if (mapping.format() == Mapping.Format.EXCHANGE) {
      ExchangeRun exchange =
          new ExchangeRun(mapping, builder, check, sink, refusals, messages, clock);
      try {
        exchange.run(path, terminal);
      } finally {
        events = exchange.events();
        sink.flush();
      }
    } else {
      runFile(path, terminal);
    }
  }

  private void runFile(Path path, boolean terminal) {
    file = path.getFileName().toString();
    if (Files.isDirectory(path)) {
      throw new ImportFailure(file + " is a directory; only exchange tables may lie in one");
    }
    try (InputStream raw = Files.newInputStream(path)) {
      Progress bar = new Progress(messages, terminal, Files.size(path), System::nanoTime);
      progress = bar;
      try (RowSource source = source(Unpacked.of(bar.counting(raw)))) {
        source.read(this);
      } finally {
        bar.end();
        sink.flush();
      }
    } catch (IOException unreadable) {
      throw new ImportFailure(file + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  @Override
  public void columns(List<String> names) {
    refusals.columns(file, names);
  }

  @Override
  public void row(Grain grain, Row row) {
    for (Rule rule : rules.getOrDefault(grain, List.of())) {
      if (rule.appliesTo(row)) {
        apply(rule, row);
      }
    }
    if (progress != null) {
      progress.at(events);
    }
  }

  @Override
  public void malformed(Row row, RowProblem problem) {
    refusals.refuse(file, row, NO_RULE, problem.reason(), problem.detail());
  }

  private void apply(Rule rule, Row row) {
    try {
      EventBuilder.Built built = builder.build(rule, row);
      Decoded.Rejected wrong = check.fault(built.json());
      if (wrong != null) {
        refusals.refuse(file, row, rule.name(), wrong.reason(), wrong.detail());
      } else {
        sink.send(built.subject(), built.json());
        events++;
      }
    } catch (RowProblem problem) {
      refusals.refuse(file, row, rule.name(), problem.reason(), problem.detail());
    }
  }

  private RowSource source(InputStream bytes) {
    return switch (mapping.format()) {
      case XES -> new XesSource(file, bytes);
      case OPEN311 -> new JsonSource(file, bytes);
      case CSV, EXCHANGE -> new CsvSource(file, bytes, mapping);
    };
  }
}
