package io.xiaoneng.event;

import io.xiaoneng.registry.Registry;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

  private static final DataField[] FIELDS = DataField.values();
  private static final EventType[] TYPES = EventType.values();
  private static final Dictionary TYPE_NAMES =
      new Dictionary(Arrays.stream(TYPES).map(EventType::wireName).toList());

  private final JsonTape tape = new JsonTape();
  private final CanonicalJson canonical = new CanonicalJson();
  private final TextCache codes = new TextCache();

  /** The value node of each attribute by its number in {@link Names}; 0 where it is not sent. */
  private final int[] attributes = new int[Names.COUNT];

  /** The values of data by the ordinal of their field; empty between two events. */
  private final @Nullable Object[] values = new Object[FIELDS.length];

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
          fault.reason,
          String.valueOf(fault.getMessage()),
          readable(Names.ID),
          readable(Names.SOURCE));
    }
  }

  private Event event(Instant now, Registry registry, boolean openRegistry) throws Fault {
    Arrays.fill(attributes, 0);
    if (tape.kind[0] != JsonTape.OBJECT) {
      throw new Fault(Reason.NOT_CLOUDEVENTS, "the envelope is not a JSON object");
    }
    findAttributes();
    int specversion = attributes[Names.SPECVERSION];
    if (specversion == 0 || !tape.isString(specversion) || !codes(specversion).equals("1.0")) {
      throw new Fault(Reason.NOT_CLOUDEVENTS, "specversion is not \"1.0\"");
    }
    String id = name(Names.ID, Reason.NOT_CLOUDEVENTS, false);
    String source = name(Names.SOURCE, Reason.NOT_CLOUDEVENTS, true);
    EventType type = type();
    String subject = name(Names.SUBJECT, Reason.MISSING_FIELD, false);
    long time = instant("time", required(Names.TIME, Reason.MISSING_FIELD));
    if (time - now.toEpochMilli() > MAX_AHEAD_MILLIS) {
      throw new Fault(
          Reason.FUTURE_TIME, "time " + Instant.ofEpochMilli(time) + " is over 24 h ahead");
    }
    int revisionNode = attributes[Names.REVISION];
    long revision = revisionNode == 0 ? 0 : integer("revision", revisionNode, 0, MAX_EXACT);
    Event.Operation operation = operation();
    int testNode = attributes[Names.TEST];
    boolean test = testNode != 0 && flag("test", testNode);
    int recordedNode = attributes[Names.RECORDED_TIME];
    Instant recorded =
        recordedNode == 0 ? null : Instant.ofEpochMilli(instant("recordedtime", recordedNode));
    contentType();
    EventData data = data(type, operation);
    if (operation == Event.Operation.UPSERT) {
      mandatory(type, data);
      if (!openRegistry) {
        references(type, subject, Instant.ofEpochMilli(time), data, registry);
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

  private void findAttributes() {
    int name = 1;
    for (int i = 0; i < tape.count[0]; i++) {
      int value = name + 1;
      int number = tape.nameOf(name);
      if (number >= 0 && tape.kind[value] != JsonTape.NULL) {
        attributes[number] = value;
      }
      name = tape.next[value];
    }
  }

  private int required(int attribute, Reason whenMissing) throws Fault {
    int node = attributes[attribute];
    if (node == 0 || tape.isString(node) && tape.start[node] == tape.end[node]) {
      throw new Fault(whenMissing, Names.word(attribute) + " is missing");
    }
    return node;
  }

  private String name(int attribute, Reason whenMissing, boolean comesAgain) throws Fault {
    int node = required(attribute, whenMissing);
    String value =
        comesAgain && tape.isString(node) ? codes(node) : text(Names.word(attribute), node);
    // No character takes more bytes in UTF-8 than in an escape, so a short token is short.
    if (tape.end[node] - tape.start[node] > MAX_NAME_BYTES) {
      int bytes = JsonStrings.utf8Length(value);
      if (bytes > MAX_NAME_BYTES) {
        throw new Fault(
            Reason.TOO_LONG,
            Names.word(attribute) + " has " + bytes + " bytes, at most " + MAX_NAME_BYTES);
      }
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new Fault(Reason.BAD_VALUE, Names.word(attribute) + " has a control character");
      }
    }
    return value;
  }

  private EventType type() throws Fault {
    int node = required(Names.TYPE, Reason.NOT_CLOUDEVENTS);
    int number;
    if (tape.kind[node] == JsonTape.PLAIN) {
      number = TYPE_NAMES.find(tape.bytes, tape.start[node], tape.end[node]);
    } else {
      number = TYPE_NAMES.find(text("type", node));
    }
    if (number < 0) {
      throw new Fault(
          Reason.UNKNOWN_TYPE,
          "type " + JsonStrings.cut(tape.string(node)) + " is not in the contract");
    }
    return TYPES[number];
  }

  private Event.Operation operation() throws Fault {
    int node = attributes[Names.OPERATION];
    if (node == 0) {
      return Event.Operation.UPSERT;
    }
    return switch (text("operation", node)) {
      case "UPSERT" -> Event.Operation.UPSERT;
      case "DELETE" -> Event.Operation.DELETE;
      default -> throw bad("operation", node, "UPSERT or DELETE");
    };
  }

  private void contentType() throws Fault {
    int node = attributes[Names.DATA_CONTENT_TYPE];
    if (node != 0 && !MediaType.isJson(text("datacontenttype", node))) {
      throw bad("datacontenttype", node, "a JSON media type");
    }
  }

  private EventData data(EventType type, Event.Operation operation) throws Fault {
    int node = attributes[Names.DATA];
    if (node == 0) {
      return EventData.EMPTY;
    }
    if (tape.kind[node] != JsonTape.OBJECT) {
      throw bad("data", node, "an object");
    }
    boolean delete = operation == Event.Operation.DELETE;
    Arrays.fill(values, null);
    long present = 0;
    int name = node + 1;
    for (int i = 0; i < tape.count[node]; i++) {
      int value = name + 1;
      DataField field = Names.field(type, tape.nameOf(name));
      if (field != null
          && tape.kind[value] != JsonTape.NULL
          && DataRules.carries(type, field, delete)) {
        Object decoded = value(type, field, value);
        if (decoded != null) {
          values[field.ordinal()] = decoded;
          present |= 1L << field.ordinal();
        }
      }
      name = tape.next[value];
    }
    return present == 0 ? EventData.EMPTY : new EventData(present, dense(present));
  }

  private Object[] dense(long present) {
    Object[] dense = new Object[Long.bitCount(present)];
    int place = 0;
    for (long rest = present; rest != 0; rest &= rest - 1) {
      dense[place++] = Objects.requireNonNull(values[Long.numberOfTrailingZeros(rest)]);
    }
    return dense;
  }

  private @Nullable Object value(EventType type, DataField field, int node) throws Fault {
    String name = field.dataName();
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
    String value = tape.isString(node) ? codes(node) : text(name, node);
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
      if (!data.has(field)) {
        throw new Fault(Reason.MISSING_FIELD, field.dataName() + " is missing");
      }
    }
  }

  private void references(
      EventType type, String subject, Instant at, EventData data, Registry registry) throws Fault {
    unitInForce("unit", data.text(DataField.UNIT), at, registry);
    unitInForce("receivingUnit", data.text(DataField.RECEIVING_UNIT), at, registry);
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

  /** A unit counts as registered for the time in which it exists. */
  private static void unitInForce(String what, @Nullable String code, Instant at, Registry registry)
      throws Fault {
    if (code == null || registry.unit(code, at) != null) {
      return;
    }
    Unit unit = registry.unit(code);
    if (unit == null) {
      throw unknown(what, code);
    }
    String successor = unit.validity().successor();
    throw new Fault(
        Reason.UNKNOWN_REFERENCE,
        what
            + " "
            + JsonStrings.cut(code)
            + " does not exist at "
            + at
            + (successor.isEmpty() ? "" : ", its successor is " + JsonStrings.cut(successor)));
  }

  private static Fault unknown(String what, String code) {
    return new Fault(
        Reason.UNKNOWN_REFERENCE, what + " " + JsonStrings.cut(code) + " is not registered");
  }

  /** The value of a string node that comes again and again. */
  private String codes(int node) {
    return tape.kind[node] == JsonTape.PLAIN
        ? codes.text(tape.bytes, tape.start[node], tape.end[node])
        : tape.string(node);
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
    if (tape.kind[node] == JsonTape.SHORT_INTEGER) {
      long value = tape.shortInteger(node);
      if (value >= min && value <= max) {
        return value;
      }
    } else if (tape.kind[node] == JsonTape.NUMBER) {
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

  private @Nullable String readable(int attribute) {
    int node = attributes[attribute];
    return node != 0 && tape.isString(node) ? JsonStrings.first(tape.string(node), 200) : null;
  }
}
