package io.xiaoneng.importer;

import io.xiaoneng.event.ApplicantSeal;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.EventType;
import io.xiaoneng.event.Reason;
import io.xiaoneng.importer.mapping.ExchangeColumns;
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
  private final ApplicantSeal seal;

  /**
   * @param zone whose offset times are written with; it does not move them
   * @param seal for further fields that lead to an applicant
   */
  EventBuilder(ZoneId zone, ApplicantSeal seal) {
    this.seal = seal;
    this.zone = zone;
  }

  /**
   * An event without its revision. Two revisions with equal contents are the same event again.
   *
   * @param time as it stands in the envelope
   * @param data the object, written
   */
  record Content(
      String subject,
      String source,
      String id,
      EventType type,
      String time,
      @Nullable Boolean test,
      String data) {}

  /**
   * @param json the envelope, structured CloudEvents
   */
  record Built(String subject, byte[] json) {}

  /** The event of a row of a log that tells each event once. */
  Built build(Rule rule, Row row) throws RowProblem {
    ValueSpec recorded = rule.recorded();
    Instant recordedAt = recorded == null ? null : recorded.instant(row);
    return upsert(content(rule, row), recordedAt, integer(rule.revision(), row));
  }

  /** What a rule makes of a row. */
  Content content(Rule rule, Row row) throws RowProblem {
    String subject = required(rule.subject(), row, "subject");
    String time = wire(requiredTime(rule.time(), row));
    String data = data(rule, row);
    ValueSpec ownId = rule.id();
    String id = ownId == null ? id(rule, row, subject, time, data) : required(ownId, row, "id");
    String source = required(rule.source(), row, "source");
    return new Content(subject, source, id, rule.type(), time, flag(rule.test(), row), data);
  }

  /**
   * The envelope of a revision.
   *
   * @param recordedAt when the sender's system recorded it, or null where it does not say
   * @param revision null leaves it out, which means 0
   */
  Built upsert(Content content, @Nullable Instant recordedAt, @Nullable Long revision) {
    EventText envelope = envelope(content, recordedAt, revision);
    if (content.test() != null) {
      envelope.flag("test", content.test());
    }
    String json = envelope.object("data", content.data()).end();
    return new Built(content.subject(), json.getBytes(StandardCharsets.UTF_8));
  }

  /** The envelope that takes an event out again. */
  Built delete(Content content, Instant recordedAt, long revision) {
    String json = envelope(content, recordedAt, revision).text("operation", "DELETE").end();
    return new Built(content.subject(), json.getBytes(StandardCharsets.UTF_8));
  }

  private EventText envelope(
      Content content, @Nullable Instant recordedAt, @Nullable Long revision) {
    EventText envelope =
        new EventText()
            .text("specversion", "1.0")
            .text("id", content.id())
            .text("source", content.source())
            .text("type", content.type().wireName())
            .text("subject", content.subject())
            .text("time", content.time())
            .text("datacontenttype", "application/json");
    if (recordedAt != null) {
      envelope.text("recordedtime", wire(recordedAt));
    }
    if (revision != null) {
      envelope.number("revision", revision);
    }
    return envelope;
  }

  /**
   * What is left of an event when its record is deleted and says no more than its key.
   *
   * @param at the time that the envelope must carry and nobody looks at
   */
  Content trace(Rule rule, Row row, Instant at) throws RowProblem {
    String subject = required(rule.subject(), row, "subject");
    ValueSpec ownId = rule.id();
    String id = ownId == null ? id(rule, row, subject, wire(at), "") : required(ownId, row, "id");
    String source = required(rule.source(), row, "source");
    return new Content(subject, source, id, rule.type(), wire(at), null, "");
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
        data.text(entry.getKey(), seal.sealed(entry.getKey(), text));
      }
    }
    return data.end();
  }

  /**
   * A trace gives a rule one event, so the rule's name will do; a record of an exchange table has a
   * key; other rows want their content.
   */
  private static String id(Rule rule, Row row, String subject, String time, String data) {
    if (rule.grain() == Grain.TRACE) {
      return rule.name();
    }
    if (!rule.table().isEmpty()) {
      return rule.name() + "/" + row.own(ExchangeColumns.KEY);
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
