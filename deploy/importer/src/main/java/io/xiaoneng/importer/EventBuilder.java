package io.xiaoneng.importer;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Reason;
import io.xiaoneng.importer.mapping.Grain;
import io.xiaoneng.importer.mapping.Row;
import io.xiaoneng.importer.mapping.RowProblem;
import io.xiaoneng.importer.mapping.Rule;
import io.xiaoneng.importer.mapping.ValueSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the envelope of one event from a rule and a row. The same row gives the same envelope. */
final class EventBuilder {

  private static final DateTimeFormatter WIRE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);
  private static final int FINGERPRINT_BYTES = 8;

  private final ZoneId zone;

  /**
   * @param zone whose offset times are written with; it does not move them
   */
  EventBuilder(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * @param json the envelope, structured CloudEvents
   */
  record Built(String subject, byte[] json) {}

  Built build(Rule rule, Row row) throws RowProblem {
    String subject = required(rule.subject(), row, "subject");
    String time = wire(requiredTime(rule.time(), row));
    String data = data(rule, row);
    ValueSpec ownId = rule.id();
    String id = ownId == null ? id(rule, subject, time, data) : required(ownId, row, "id");
    EventText envelope =
        new EventText()
            .text("specversion", "1.0")
            .text("id", id)
            .text("source", required(rule.source(), row, "source"))
            .text("type", rule.type().wireName())
            .text("subject", subject)
            .text("time", time)
            .text("datacontenttype", "application/json");
    ValueSpec recorded = rule.recorded();
    Instant recordedAt = recorded == null ? null : recorded.instant(row);
    if (recordedAt != null) {
      envelope.text("recordedtime", wire(recordedAt));
    }
    Long revision = integer(rule.revision(), row);
    if (revision != null) {
      envelope.number("revision", revision);
    }
    Boolean test = flag(rule.test(), row);
    if (test != null) {
      envelope.flag("test", test);
    }
    return new Built(subject, envelope.object("data", data).end().getBytes(StandardCharsets.UTF_8));
  }

  private String data(Rule rule, Row row) throws RowProblem {
    EventText data = new EventText();
    for (Map.Entry<DataField, ValueSpec> entry : rule.data().entrySet()) {
      DataField field = entry.getKey();
      ValueSpec spec = entry.getValue();
      String text = spec.text(row);
      if (text == null) {
        if (rule.type().mandatory().contains(field)) {
          throw missing(spec, "data." + field.wireName());
        }
        continue;
      }
      String name = field.wireName();
      switch (field.kind()) {
        case TEXT -> data.text(name, text);
        case INTEGER -> data.number(name, integer(text, spec));
        case FLAG -> data.flag(name, flag(text, spec));
        case INSTANT ->
            data.text(name, wire(spec.times().read(text, spec.endOfDay(), spec.name())));
        case TEXT_LIST -> data.texts(name, list(text, spec.separators()));
      }
    }
    for (Map.Entry<String, ValueSpec> entry : rule.extra().entrySet()) {
      String text = entry.getValue().text(row);
      if (text != null) {
        data.text(entry.getKey(), text);
      }
    }
    return data.end();
  }

  /** A trace gives a rule one event, so the rule's name will do; rows want their content too. */
  private static String id(Rule rule, String subject, String time, String data) {
    if (rule.grain() == Grain.TRACE) {
      return rule.name();
    }
    byte[] digest = sha256(rule.type().wireName() + "\n" + subject + "\n" + time + "\n" + data);
    return rule.name() + "/" + HexFormat.of().formatHex(Arrays.copyOf(digest, FINGERPRINT_BYTES));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private String wire(Instant instant) {
    return WIRE_TIME.format(instant.atZone(zone));
  }

  private static String required(ValueSpec spec, Row row, String key) throws RowProblem {
    String text = spec.text(row);
    if (text == null) {
      throw missing(spec, key);
    }
    return text;
  }

  private static Instant requiredTime(ValueSpec spec, Row row) throws RowProblem {
    Instant instant = spec.instant(row);
    if (instant == null) {
      throw missing(spec, "time");
    }
    return instant;
  }

  private static RowProblem missing(ValueSpec spec, String key) {
    return new RowProblem(
        Reason.MISSING_FIELD, key + " is missing: " + spec.name() + " is empty in this row");
  }

  private static @Nullable Long integer(@Nullable ValueSpec spec, Row row) throws RowProblem {
    String text = spec == null ? null : spec.text(row);
    return spec == null || text == null ? null : integer(text, spec);
  }

  private static long integer(String text, ValueSpec spec) throws RowProblem {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      throw new RowProblem(
          Reason.BAD_VALUE, spec.name() + " is '" + text + "', must be a whole number");
    }
  }

  private static @Nullable Boolean flag(@Nullable ValueSpec spec, Row row) throws RowProblem {
    String text = spec == null ? null : spec.text(row);
    return spec == null || text == null ? null : flag(text, spec);
  }

  private static boolean flag(String text, ValueSpec spec) throws RowProblem {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "y", "1", "是" -> true;
      case "false", "no", "n", "0", "否" -> false;
      default ->
          throw new RowProblem(
              Reason.BAD_VALUE, spec.name() + " is '" + text + "', must be yes or no (是、否)");
    };
  }

  private static List<String> list(String text, String separators) {
    return Arrays.stream(text.split("[" + java.util.regex.Pattern.quote(separators) + "]"))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }
}
