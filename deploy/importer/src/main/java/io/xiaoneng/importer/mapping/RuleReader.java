package io.xiaoneng.importer.mapping;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.EventType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code events}. */
final class RuleReader {

  private final Mapping.Format format;
  private final ValueReader values;
  private final @Nullable ValueSpec caseNumber;
  private final ValueSpec source;

  /**
   * @param caseNumber the mapping's {@code case}, the subject where a rule names none
   */
  RuleReader(
      Mapping.Format format, ValueReader values, @Nullable ValueSpec caseNumber, ValueSpec source) {
    this.format = format;
    this.values = values;
    this.caseNumber = caseNumber;
    this.source = source;
  }

  Rule read(YamlNode node) {
    YamlMap map = node.map();
    EventType type = type(map.require("type"));
    YamlNode name = map.get("name");
    Grain grain = grain(map.get("for"), node);
    String table = table(map.get("from"), node);
    List<Condition> when = when(map.get("when"));
    ValueSpec subject = subject(map.get("subject"), node);
    YamlNode ownSource = map.get("source");
    ValueSpec id = optional(map.get("id"));
    ValueSpec time = time(map.require("time"));
    ValueSpec recorded = optional(map.get("recorded"));
    ValueSpec revision = optional(map.get("revision"));
    ValueSpec test = optional(map.get("test"));
    Map<DataField, ValueSpec> data = data(type, map.get("data"));
    Map<String, ValueSpec> extra = extra(type, map.get("extra"));
    map.refuseOthers();
    if (format == Mapping.Format.EXCHANGE && (recorded != null || revision != null)) {
      throw node.failure("has 'recorded' or 'revision', which exchange tables take from cd_time");
    }
    for (DataField field : type.mandatory()) {
      if (!data.containsKey(field)) {
        throw node.failure(
            "lacks 'data." + field.wireName() + "', which " + type.wireName() + " must have");
      }
    }
    return new Rule(
        name == null ? type.wireName() : name.text(),
        grain,
        table,
        type,
        when,
        subject,
        ownSource == null ? source : values.read(ownSource),
        id,
        time,
        recorded,
        revision,
        test,
        data,
        extra,
        node.line());
  }

  private static EventType type(YamlNode node) {
    EventType type = EventType.ofWireName(node.text());
    if (type == null) {
      throw node.failure("is '" + node.text() + "', which is no type of event");
    }
    return type;
  }

  private Grain grain(@Nullable YamlNode node, YamlNode rule) {
    if (format != Mapping.Format.XES) {
      if (node != null && !node.text().equals(Grain.ROW.word())) {
        String log = format == Mapping.Format.CSV ? "a CSV file" : "this format";
        throw node.failure("is '" + node.text() + "', but " + log + " has rows only");
      }
      return Grain.ROW;
    }
    if (node == null) {
      throw rule.failure("lacks the key 'for': trace or event");
    }
    return switch (node.text()) {
      case "trace" -> Grain.TRACE;
      case "event" -> Grain.EVENT;
      default -> throw node.failure("is '" + node.text() + "', must be trace or event");
    };
  }

  /** The entries of {@code counts}. */
  Map<String, CountSpec> counts(@Nullable YamlNode node) {
    Map<String, CountSpec> counts = new LinkedHashMap<>();
    if (node == null) {
      return counts;
    }
    node.map()
        .all()
        .forEach(
            (name, each) -> {
              YamlMap map = each.map();
              String table = table(map.get("from"), each);
              ValueSpec subject = subject(map.get("case"), each);
              List<Condition> when = when(map.get("when"));
              map.refuseOthers();
              counts.put(name, new CountSpec(table, subject, when));
            });
    values.counts(counts.keySet());
    return counts;
  }

  private String table(@Nullable YamlNode node, YamlNode rule) {
    boolean exchange = format == Mapping.Format.EXCHANGE;
    if (node != null && !exchange) {
      throw node.failure("names a table, but this format has none");
    }
    if (node == null && exchange) {
      throw rule.failure("lacks the key 'from': the exchange table, such as up_pro_accept");
    }
    return node == null ? "" : node.text().toLowerCase(Locale.ROOT);
  }

  private ValueSpec subject(@Nullable YamlNode node, YamlNode rule) {
    if (node != null) {
      return values.read(node);
    }
    if (caseNumber == null) {
      throw rule.failure("has no 'subject', and the mapping has no 'case' to take it from");
    }
    return caseNumber;
  }

  private ValueSpec time(YamlNode node) {
    ValueSpec spec = values.read(node);
    if (spec.origin() instanceof Origin.Constant constant) {
      try {
        spec.times().read(constant.text(), false, node.path());
      } catch (RowProblem none) {
        throw node.failure(
            "is the constant '"
                + constant.text()
                + "', which is no time; to take it from the log"
                + " write {"
                + values.fieldWord()
                + ": "
                + constant.text()
                + "}");
      }
    }
    return spec;
  }

  private @Nullable ValueSpec optional(@Nullable YamlNode node) {
    return node == null ? null : values.read(node);
  }

  private List<Condition> when(@Nullable YamlNode node) {
    List<Condition> conditions = new ArrayList<>();
    if (node == null) {
      return conditions;
    }
    for (YamlNode each : node.isMap() ? List.of(node) : node.list()) {
      conditions.add(condition(each));
    }
    return conditions;
  }

  private Condition condition(YamlNode node) {
    YamlMap map = node.map();
    Origin.Field field = values.field(map);
    if (field == null) {
      throw node.failure("names no column or attribute to look at");
    }
    YamlNode is = map.get("is");
    YamlNode not = map.get("not");
    YamlNode absent = map.get("absent");
    YamlNode differs = map.get("differs");
    map.refuseOthers();
    if (Stream.of(is, not, absent, differs).filter(Objects::nonNull).count() > 1) {
      throw node.failure(
          "has more than one of 'is', 'not', 'absent', 'differs'; write one condition each");
    }
    if (is != null) {
      return condition(field, Condition.Test.IN, Set.copyOf(is.texts()), node);
    }
    if (not != null) {
      return condition(field, Condition.Test.NOT_IN, Set.copyOf(not.texts()), node);
    }
    if (differs != null) {
      return condition(field, Condition.Test.DIFFERS, Set.of(differs.text()), node);
    }
    Condition.Test test =
        absent != null && absent.flag() ? Condition.Test.ABSENT : Condition.Test.PRESENT;
    return condition(field, test, Set.of(), node);
  }

  private static Condition condition(
      Origin.Field field, Condition.Test test, Set<String> words, YamlNode node) {
    return new Condition(field, test, words, node.path(), node.line());
  }

  private Map<DataField, ValueSpec> data(EventType type, @Nullable YamlNode node) {
    Map<DataField, ValueSpec> data = new EnumMap<>(DataField.class);
    if (node == null) {
      return data;
    }
    node.map()
        .all()
        .forEach(
            (name, value) -> {
              DataField field = DataField.of(type, name);
              if (field == null) {
                throw value.failure(
                    "is no field of the contract; put fields of your own under 'extra'");
              }
              data.put(field, values.read(value));
            });
    return data;
  }

  private Map<String, ValueSpec> extra(EventType type, @Nullable YamlNode node) {
    Map<String, ValueSpec> extra = new LinkedHashMap<>();
    if (node == null) {
      return extra;
    }
    node.map()
        .all()
        .forEach(
            (name, value) -> {
              if (DataField.of(type, name) != null) {
                throw value.failure("is a field of the contract; put it under 'data'");
              }
              extra.put(name, values.read(value));
            });
    return extra;
  }
}
