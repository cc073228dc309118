package io.xiaoneng.importer;

import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.event.Reason;
import io.xiaoneng.importer.mapping.Grain;
import io.xiaoneng.importer.mapping.ImportFailure;
import io.xiaoneng.importer.mapping.Mapping;
import io.xiaoneng.importer.mapping.Row;
import io.xiaoneng.importer.mapping.RowProblem;
import io.xiaoneng.importer.mapping.Rule;
import io.xiaoneng.importer.source.CsvSource;
import io.xiaoneng.importer.source.RowConsumer;
import io.xiaoneng.importer.source.RowSource;
import io.xiaoneng.importer.source.XesSource;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.Registry;
import java.io.BufferedInputStream;
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
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** One import: every row through every rule of its grain, checked, then sent or refused. */
final class ImportRun implements RowConsumer {

  /** So many refusals are printed; the rest only goes to the file. */
  private static final int SHOWN_REFUSALS = 10;

  private static final String NO_RULE = "";

  private final Map<Grain, List<Rule>> rules = new EnumMap<>(Grain.class);
  private final Mapping mapping;
  private final EventSink sink;
  private final @Nullable RejectsFile rejects;
  private final PrintStream messages;
  private final Clock clock;
  private final EventBuilder builder;
  // Nothing is known of somebody's own units and items: the open registry takes every code.
  private final Registry registry;
  private final EventDecoder decoder = new EventDecoder();
  private @Nullable Progress progress;
  private String file = "";
  private long events;
  private long rejected;

  ImportRun(
      Mapping mapping,
      ZoneId zone,
      EventSink sink,
      @Nullable RejectsFile rejects,
      PrintStream messages,
      Clock clock) {
    this.mapping = mapping;
    this.sink = sink;
    this.rejects = rejects;
    this.messages = messages;
    this.clock = clock;
    this.builder = new EventBuilder(zone);
    this.registry = new MutableRegistry(zone);
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
    return rejected;
  }

  /**
   * Imports the file and returns once everything is durable.
   *
   * @param terminal whether messages go to a terminal
   * @throws ImportFailure where the file or Kafka fails; what came before is durable
   */
  void run(Path path, boolean terminal) {
    file = path.getFileName().toString();
    try (InputStream raw = Files.newInputStream(path)) {
      Progress bar = new Progress(messages, terminal, Files.size(path), System::nanoTime);
      progress = bar;
      try (RowSource source = source(unpacked(bar.counting(raw)))) {
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
    if (rejects != null) {
      rejects.columns(names);
    }
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
    refuse(row, NO_RULE, problem.reason(), problem.detail());
  }

  private void apply(Rule rule, Row row) {
    try {
      EventBuilder.Built built = builder.build(rule, row);
      byte[] json = built.json();
      Decoded decoded = decoder.decode(json, 0, json.length, clock.instant(), registry, true);
      if (decoded instanceof Decoded.Rejected wrong) {
        refuse(row, rule.name(), wrong.reason(), wrong.detail());
      } else {
        sink.send(built.subject(), json);
        events++;
      }
    } catch (RowProblem problem) {
      refuse(row, rule.name(), problem.reason(), problem.detail());
    }
  }

  private void refuse(Row row, String rule, Reason reason, String detail) {
    rejected++;
    if (rejected <= SHOWN_REFUSALS) {
      messages.println(
          file
              + ", line "
              + row.line()
              + (rule.isEmpty() ? "" : ", " + rule)
              + ": "
              + reason.code()
              + ": "
              + detail);
    } else if (rejected == SHOWN_REFUSALS + 1) {
      messages.println(
          "more rows are refused"
              + (rejects == null
                  ? "; --rejects FILE writes them down"
                  : ", see " + rejects.path()));
    }
    if (rejects != null) {
      rejects.write(row, rule, reason, detail);
    }
  }

  private RowSource source(InputStream bytes) {
    return mapping.format() == Mapping.Format.XES
        ? new XesSource(file, bytes)
        : new CsvSource(file, bytes, mapping);
  }

  /** Packed or not is told by the first two bytes, not by the name. */
  private static InputStream unpacked(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
  }
}
