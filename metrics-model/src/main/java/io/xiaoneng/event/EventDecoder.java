package io.xiaoneng.event;

import io.xiaoneng.registry.Registry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one validator of the event contract, for HTTP and Kafka alike. One instance belongs to one
 * thread; it keeps its buffers from event to event.
 *
 * <p>The first fault found names the reason, in this order: size, JSON, object; then specversion,
 * id, source, type, subject, time, revision, operation, test, recordedtime, datacontenttype; then
 * the fields of data in the order they were sent, then mandatory fields that are missing, then
 * references to the registry. A member that is null counts as not sent, and so does the empty
 * string of an attribute or a mandatory field.
 */
public final class EventDecoder {

  /** Envelopes may have so many bytes. */
  public static final int MAX_BYTES = 1 << 20;

  /** id, source and subject may have so many bytes of UTF-8. */
  public static final int MAX_NAME_BYTES = 200;

  /** How far {@code time} may lie ahead, in milliseconds. */
  public static final long MAX_AHEAD_MILLIS = 24 * 60 * 60 * 1000L;

  private static final long MAX_EXACT = (1L << 53) - 1;

  private final JsonTape tape = new JsonTape();
  private final CanonicalJson canonical = new CanonicalJson();

  /** A fault found; control flow of this class alone, so without a stack trace. */
  private static final class Fault extends Exception {
    final Reason reason;

    Fault(Reason reason, String detail) {
      super(detail, null, false, false);
      this.reason = reason;
    }
  }

  /**
   * Decodes and validates one envelope.
   *
   * @param now against which {@code time} is held
   * @param registry codes are looked up here
   * @param openRegistry whether codes that are not registered are good
   * @return never throws for bad bytes; what is wrong is in the answer
   */
  public Decoded decode(
      byte[] bytes, int offset, int length, Instant now, Registry registry, boolean openRegistry) {
    if (length > MAX_BYTES) {
      return new Decoded.Rejected(
          Reason.TOO_LARGE, "envelope has " + length + " bytes, at most " + MAX_BYTES, null, null);
    }
    try {
      tape.read(bytes, offset, length);
    } catch (JsonException e) {
      return new Decoded.Rejected(Reason.NOT_JSON, String.valueOf(e.getMessage()), null, null);
    }
    try {
      return new Decoded.Accepted(event(now, registry, openRegistry));
    } catch (Fault fault) {
      return new Decoded.Rejected(
          fault.reason, String.valueOf(fault.getMessage()), readable("id"), readable("source"));
    }
  }

  private Event event(Instant now, Registry registry, boolean openRegistry) throws Fault {
    if (tape.kind[0] != JsonTape.OBJECT) {
      throw new Fault(Reason.NOT_CLOUDEVENTS, "the envelope is not a JSON object");
    }
    int specversion = member("specversion");
    if (specversion < 0 || !tape.isString(specversion) || !tape.string(specversion).equals("1.0")) {
      throw new Fault(Reason.NOT_CLOUDEVENTS, "specversion is not \"1.0\"");
    }
    String id = name("id", Reason.NOT_CLOUDEVENTS);
    String source = name("source", Reason.NOT_CLOUDEVENTS);
    String typeName = text("type", required("type", Reason.NOT_CLOUDEVENTS));
    EventType type = EventType.ofWireName(typeName);
    if (type == null) {
      throw new Fault(
          Reason.UNKNOWN_TYPE, "type " + JsonStrings.cut(typeName) + " is not in the contract");
    }
    String subject = name("subject", Reason.MISSING_FIELD);
    long time = instant("time", required("time", Reason.MISSING_FIELD));
    if (time - now.toEpochMilli() > MAX_AHEAD_MILLIS) {
      throw new Fault(
          Reason.FUTURE_TIME, "time " + Instant.ofEpochMilli(time) + " is over 24 h ahead");
    }
    int revisionNode = member("revision");
    long revision = revisionNode < 0 ? 0 : integer("revision", revisionNode, 0, MAX_EXACT);
    Event.Operation operation = operation();
    int testNode = member("test");
    boolean test = testNode >= 0 && flag("test", testNode);
    int recordedNode = member("recordedtime");
    Instant recorded =
        recordedNode < 0 ? null : Instant.ofEpochMilli(instant("recordedtime", recordedNode));
    contentType();
    EventData data = data(type, operation);
    if (operation == Event.Operation.UPSERT) {
      mandatory(type, data);
      if (!openRegistry) {
        references(type, subject, data, registry);
      }
    }
    return new Event(
        subject,
        source,
        id,
        revision,
        operation,
        type,
        Instant.ofEpochMilli(time),
        recorded,
        test,
        data,
        canonical.hash(tape));
  }

  /** The value node of an attribute that is sent and not null, or −1. */
  private int member(String name) {
    int count = tape.count[0];
    int node = 1;
    for (int i = 0; i < count; i++) {
      if (tape.string(node).equals(name)) {
        return tape.kind[node + 1] == JsonTape.NULL ? -1 : node + 1;
      }
      node = tape.next[node + 1];
    }
    return -1;
  }

  private int required(String name, Reason whenMissing) throws Fault {
    int node = member(name);
    if (node < 0 || tape.isString(node) && tape.start[node] == tape.end[node]) {
      throw new Fault(whenMissing, name + " is missing");
    }
    return node;
  }

  private String name(String attribute, Reason whenMissing) throws Fault {
    String value = text(attribute, required(attribute, whenMissing));
    int bytes = JsonStrings.utf8Length(value);
    if (bytes > MAX_NAME_BYTES) {
      throw new Fault(
          Reason.TOO_LONG, attribute + " has " + bytes + " bytes, at most " + MAX_NAME_BYTES);
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new Fault(Reason.BAD_VALUE, attribute + " has a control character");
      }
    }
    return value;
  }

  private Event.Operation operation() throws Fault {
    int node = member("operation");
    if (node < 0) {
      return Event.Operation.UPSERT;
    }
    return switch (text("operation", node)) {
      case "UPSERT" -> Event.Operation.UPSERT;
      case "DELETE" -> Event.Operation.DELETE;
      default -> throw bad("operation", node, "UPSERT or DELETE");
    };
  }

  private void contentType() throws Fault {
    int node = member("datacontenttype");
    if (node >= 0 && !MediaType.isJson(text("datacontenttype", node))) {
      throw bad("datacontenttype", node, "a JSON media type");
    }
  }

  private EventData data(EventType type, Event.Operation operation) throws Fault {
    int node = member("data");
    if (node < 0) {
      return EventData.EMPTY;
    }
    if (tape.kind[node] != JsonTape.OBJECT) {
      throw bad("data", node, "an object");
    }
    boolean delete = operation == Event.Operation.DELETE;
    Map<DataField, Object> values = new EnumMap<>(DataField.class);
    int name = node + 1;
    for (int i = 0; i < tape.count[node]; i++) {
      int value = name + 1;
      DataField field =
          tape.kind[value] == JsonTape.NULL ? null : DataField.of(type, tape.string(name));
      if (field != null && DataRules.carries(type, field, delete)) {
        Object decoded = value(type, field, value);
        if (decoded != null) {
          values.put(field, decoded);
        }
      }
      name = tape.next[value];
    }
    return values.isEmpty() ? EventData.EMPTY : new EventData(values);
  }

  private @Nullable Object value(EventType type, DataField field, int node) throws Fault {
    String name = "data." + field.wireName();
    return switch (field.kind()) {
      case TEXT -> choice(type, field, name, node);
      case INTEGER -> integer(name, node, DataRules.min(field), DataRules.max(field));
      case FLAG -> flag(name, node);
      case INSTANT -> Instant.ofEpochMilli(instant(name, node));
      case TEXT_LIST -> texts(name, node);
    };
  }

  private @Nullable String choice(EventType type, DataField field, String name, int node)
      throws Fault {
    if (field == DataField.RATING && !type.ofCase() && tape.isNumber(node)) {
      return tape.raw(node);
    }
    String value = text(name, node);
    if (value.isEmpty()) {
      return null;
    }
    Set<String> allowed = DataRules.valuesOf(type, field);
    if (allowed != null && !allowed.contains(value)) {
      throw bad(name, node, "one of " + String.join(", ", allowed.stream().sorted().toList()));
    }
    return value;
  }

  private List<String> texts(String name, int node) throws Fault {
    if (tape.kind[node] != JsonTape.ARRAY) {
      return List.of(textOrNumber(name, node));
    }
    List<String> values = new ArrayList<>(tape.count[node]);
    int child = node + 1;
    for (int i = 0; i < tape.count[node]; i++) {
      values.add(textOrNumber(name, child));
      child = tape.next[child];
    }
    return List.copyOf(values);
  }

  private String textOrNumber(String name, int node) throws Fault {
    if (tape.isNumber(node)) {
      return tape.raw(node);
    }
    if (!tape.isString(node)) {
      throw bad(name, node, "a text or a list of texts");
    }
    return tape.string(node);
  }

  private void mandatory(EventType type, EventData data) throws Fault {
    for (DataField field : type.mandatory()) {
      if (!data.asMap().containsKey(field)) {
        throw new Fault(Reason.MISSING_FIELD, "data." + field.wireName() + " is missing");
      }
    }
  }

  private void references(EventType type, String subject, EventData data, Registry registry)
      throws Fault {
    String unit = data.text(DataField.UNIT);
    if (unit != null && registry.unit(unit) == null) {
      throw unknown("unit", unit);
    }
    String receiving = data.text(DataField.RECEIVING_UNIT);
    if (receiving != null && registry.unit(receiving) == null) {
      throw unknown("receivingUnit", receiving);
    }
    String item = data.text(DataField.ITEM);
    if (item != null && !registry.knowsItem(item)) {
      throw unknown("item", item);
    }
    String point = data.text(DataField.SERVICE_POINT);
    if (point != null && registry.point(point) == null) {
      throw unknown("servicePoint", point);
    }
    if (type.ofPoint() && registry.point(subject) == null) {
      throw unknown("point", subject);
    }
  }

  private static Fault unknown(String what, String code) {
    return new Fault(
        Reason.UNKNOWN_REFERENCE, what + " " + JsonStrings.cut(code) + " is not registered");
  }

  private String text(String name, int node) throws Fault {
    if (!tape.isString(node)) {
      throw bad(name, node, "a text");
    }
    return tape.string(node);
  }

  private boolean flag(String name, int node) throws Fault {
    if (tape.kind[node] != JsonTape.TRUE && tape.kind[node] != JsonTape.FALSE) {
      throw bad(name, node, "true or false");
    }
    return tape.kind[node] == JsonTape.TRUE;
  }

  /** A whole number by value: 3, 3.0 and 3e0 have one canonical form, so they mean one thing. */
  private long integer(String name, int node, long min, long max) throws Fault {
    if (tape.isNumber(node)) {
      double value = Double.parseDouble(tape.raw(node));
      if (value == Math.rint(value) && value >= min && value <= max) {
        return (long) value;
      }
    }
    throw bad(name, node, "a whole number from " + min + " to " + max);
  }

  private long instant(String name, int node) throws Fault {
    if (!tape.isString(node)) {
      throw bad(name, node, "an RFC 3339 text");
    }
    long millis = Rfc3339.parse(tape.bytes, tape.start[node], tape.end[node]);
    if (millis == Rfc3339.INVALID) {
      throw new Fault(
          Reason.BAD_TIME,
          name + " " + JsonStrings.cut(tape.string(node)) + " is no RFC 3339 time with an offset");
    }
    return millis;
  }

  private Fault bad(String name, int node, String expected) {
    String value = tape.isString(node) ? tape.string(node) : tape.raw(node);
    return new Fault(
        Reason.BAD_VALUE, name + " is " + JsonStrings.cut(value) + ", expected " + expected);
  }

  private @Nullable String readable(String attribute) {
    if (tape.kind[0] != JsonTape.OBJECT) {
      return null;
    }
    int node = member(attribute);
    return node >= 0 && tape.isString(node) ? JsonStrings.first(tape.string(node), 200) : null;
  }
}
