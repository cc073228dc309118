package io.xiaoneng.importer.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a mapping file. Every error names the file, the line and the key. */
public final class MappingReader {

  private static final String DEFAULT_TOPIC = "xiaoneng.events.online";
  private static final String TOPIC_PREFIX = "xiaoneng.events.";

  private MappingReader() {}

  /**
   * Reads and checks the file.
   *
   * @param cityZone zone of times without an offset where the mapping names none
   * @throws ImportFailure for what cannot be read or is no mapping
   */
  public static Mapping read(Path path, ZoneId cityZone) {
    return mapping(path.getFileName().toString(), YamlFile.read(path, "mapping"), cityZone);
  }

  private static Mapping mapping(String file, YamlMap top, ZoneId cityZone) {
    Mapping.Format format = format(top.require("format"));
    boolean exchange = format == Mapping.Format.EXCHANGE;
    YamlNode csv = top.get("csv");
    if (csv != null && format != Mapping.Format.CSV && !exchange) {
      throw csv.failure("is for CSV files, but 'format' is " + word(format));
    }
    CsvLayout layout = layout(csv);
    String topic = topic(top.get("topic"));
    YamlNode importing = top.get("import");
    boolean marked = importing != null && importing.flag();
    if (exchange && !marked) {
      throw top.at()
          .failure("lacks 'import: true', without which cd_time would not count as recorded time");
    }
    YamlNode zone = top.get("zone");
    TimeReader times =
        new TimeReader(zone == null ? cityZone : zone(zone), List.of(TimeReader.ISO));
    YamlNode formats = top.get("times");
    if (formats != null) {
      times = ValueReader.times(formats, times);
    }
    YamlNode tables = top.get("tables");
    ValueReader values =
        new ValueReader(format, tables == null ? Map.of() : tables(tables.map()), times);
    YamlNode caseNumber = top.get("case");
    ValueSpec subject = caseNumber == null ? null : values.read(caseNumber);
    ValueSpec source = values.read(top.require("source"));
    RuleReader rules = new RuleReader(format, values, subject, source);
    Map<String, String> columns = exchange ? columns(top.get("columns")) : Map.of();
    Map<String, CountSpec> counts = exchange ? rules.counts(top.get("counts")) : Map.of();
    YamlNode events = top.require("events");
    top.refuseOthers();
    return new Mapping(
        file, format, layout, topic, marked, columns, counts, times, rules(events, rules));
  }

  private static Map<String, String> columns(@Nullable YamlNode node) {
    Map<String, String> columns = new LinkedHashMap<>();
    if (node != null) {
      node.map().all().forEach((ours, theirs) -> columns.put(ours, theirs.text()));
    }
    return columns;
  }

  /** The word that the mapping file uses. */
  private static String word(Mapping.Format format) {
    return format.name().toLowerCase(Locale.ROOT);
  }

  private static Mapping.Format format(YamlNode node) {
    return switch (node.text()) {
      case "xes" -> Mapping.Format.XES;
      case "csv" -> Mapping.Format.CSV;
      case "open311" -> Mapping.Format.OPEN311;
      case "exchange" -> Mapping.Format.EXCHANGE;
      default ->
          throw node.failure("is '" + node.text() + "', must be xes, csv, exchange or open311");
    };
  }

  private static CsvLayout layout(@Nullable YamlNode node) {
    if (node == null) {
      return new CsvLayout(',', '"', StandardCharsets.UTF_8, 0, List.of());
    }
    YamlMap map = node.map();
    YamlNode delimiter = map.get("delimiter");
    YamlNode quote = map.get("quote");
    YamlNode encoding = map.get("encoding");
    YamlNode skipLines = map.get("skipLines");
    YamlNode columns = map.get("columns");
    map.refuseOthers();
    return new CsvLayout(
        delimiter == null ? ',' : delimiter.character(),
        quote == null ? '"' : quote.character(),
        encoding == null ? StandardCharsets.UTF_8 : charset(encoding),
        skipLines == null ? 0 : skipLines.count(),
        columns == null ? List.of() : columns.texts());
  }

  private static Charset charset(YamlNode node) {
    try {
      return Charset.forName(node.text());
    } catch (IllegalArgumentException unknown) {
      throw node.failure(
          "is '" + node.text() + "', an encoding not known here (UTF-8, GB18030, GBK, …)");
    }
  }

  private static String topic(@Nullable YamlNode node) {
    if (node == null) {
      return DEFAULT_TOPIC;
    }
    if (!node.text().startsWith(TOPIC_PREFIX)) {
      throw node.failure("is '" + node.text() + "', must begin with " + TOPIC_PREFIX);
    }
    return node.text();
  }

  private static ZoneId zone(YamlNode node) {
    try {
      return ZoneId.of(node.text());
    } catch (DateTimeException unknown) {
      throw node.failure("is '" + node.text() + "', no zone such as Asia/Shanghai");
    }
  }

  private static Map<String, Table> tables(YamlMap map) {
    Map<String, Table> tables = new LinkedHashMap<>();
    map.all()
        .forEach(
            (name, node) -> {
              Map<String, String> entries = new HashMap<>();
              node.map().all().forEach((word, ours) -> entries.put(word, ours.text()));
              tables.put(name, new Table(name, entries, node.line()));
            });
    return tables;
  }

  private static List<Rule> rules(YamlNode events, RuleReader reader) {
    List<Rule> rules = new ArrayList<>();
    Map<String, Rule> byName = new HashMap<>();
    for (YamlNode node : events.list()) {
      Rule rule = reader.read(node);
      Rule other = byName.putIfAbsent(rule.name(), rule);
      if (other != null) {
        throw node.failure(
            "is called '"
                + rule.name()
                + "' like the rule of line "
                + other.line()
                + "; give one of them a 'name' of its own");
      }
      rules.add(rule);
    }
    if (rules.isEmpty()) {
      throw events.failure("has no entry, so nothing would be imported");
    }
    return rules;
  }
}
