package io.xiaoneng.event;

import io.xiaoneng.registry.Registry;
import java.time.Instant;
import java.util.Arrays;
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

  private final @Nullable ApplicantSeal seal;
  private final JsonTape tape = new JsonTape();
  private final CanonicalJson canonical = new CanonicalJson();
  private final NodeValues read = new NodeValues(tape);

  /** The value node of each attribute by its number in {@link Names}; 0 where it is not sent. */
  private final int[] attributes = new int[Names.COUNT];

  /** The values of data by the ordinal of their field; empty between two events. */
  private final @Nullable Object[] values = new Object[FIELDS.length];

  /** One that reads what is stored already, or is stored nowhere. */
  public EventDecoder() {
    this(null);
  }

  /**
   * One for events on their way in.
   *
   * @param seal for what leads to an applicant; null where nothing is to be sealed
   */
  public EventDecoder(@Nullable ApplicantSeal seal) {
    this.seal = seal;
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
    byte[] sealed = null;
    try {
      tape.read(bytes, offset, length);
      if (seal != null && seal.concerns(tape)) {
        byte[] sent = Arrays.copyOfRange(bytes, offset, offset + length);
        byte[] stored = seal.sealed(sent);
        if (stored != sent) {
          sealed = stored;
          tape.read(stored, 0, stored.length);
        }
      }
    } catch (JsonException e) {
      return new Decoded.Rejected(Reason.NOT_JSON, String.valueOf(e.getMessage()), null, null);
    }
    try {
      return new Decoded.Accepted(event(now, registry, openRegistry), sealed);
    } catch (EventFault fault) {
      return new Decoded.Rejected(
          fault.reason,
          String.valueOf(fault.getMessage()),
          readable(Names.ID),
          readable(Names.SOURCE));
    }
  }

  private Event event(Instant now, Registry registry, boolean openRegistry) throws EventFault {
    Arrays.fill(attributes, 0);
    if (tape.kind[0] != JsonTape.OBJECT) {
      throw new EventFault(Reason.NOT_CLOUDEVENTS, "the envelope is not a JSON object");
    }
    findAttributes();
    int specversion = attributes[Names.SPECVERSION];
    if (specversion == 0 || !tape.isString(specversion) || !read.codes(specversion).equals("1.0")) {
      throw new EventFault(Reason.NOT_CLOUDEVENTS, "specversion is not \"1.0\"");
    }
    String id = name(Names.ID, Reason.NOT_CLOUDEVENTS, false);
    String source = name(Names.SOURCE, Reason.NOT_CLOUDEVENTS, true);
    EventType type = type();
    String subject = name(Names.SUBJECT, Reason.MISSING_FIELD, false);
    long time = read.instant("time", required(Names.TIME, Reason.MISSING_FIELD));
    if (time - now.toEpochMilli() > MAX_AHEAD_MILLIS) {
      throw new EventFault(
          Reason.FUTURE_TIME, "time " + Instant.ofEpochMilli(time) + " is over 24 h ahead");
    }
    int revisionNode = attributes[Names.REVISION];
    long revision = revisionNode == 0 ? 0 : read.integer("revision", revisionNode, 0, MAX_EXACT);
    Event.Operation operation = operation();
    int testNode = attributes[Names.TEST];
    boolean test = testNode != 0 && read.flag("test", testNode);
    int recordedNode = attributes[Names.RECORDED_TIME];
    Instant recorded =
        recordedNode == 0 ? null : Instant.ofEpochMilli(read.instant("recordedtime", recordedNode));
    contentType();
    EventData data = data(type, operation);
    if (operation == Event.Operation.UPSERT) {
      mandatory(type, data);
      if (!openRegistry) {
        References.check(type, subject, Instant.ofEpochMilli(time), data, registry);
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

  private int required(int attribute, Reason whenMissing) throws EventFault {
    int node = attributes[attribute];
    if (node == 0 || tape.isString(node) && tape.start[node] == tape.end[node]) {
      throw new EventFault(whenMissing, Names.word(attribute) + " is missing");
    }
    return node;
  }

  private String name(int attribute, Reason whenMissing, boolean comesAgain) throws EventFault {
    int node = required(attribute, whenMissing);
    String value =
        comesAgain && tape.isString(node)
            ? read.codes(node)
            : read.text(Names.word(attribute), node);
    // No character takes more bytes in UTF-8 than in an escape, so a short token is short.
    if (tape.end[node] - tape.start[node] > MAX_NAME_BYTES) {
      int bytes = JsonStrings.utf8Length(value);
      if (bytes > MAX_NAME_BYTES) {
        throw new EventFault(
            Reason.TOO_LONG,
            Names.word(attribute) + " has " + bytes + " bytes, at most " + MAX_NAME_BYTES);
      }
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new EventFault(Reason.BAD_VALUE, Names.word(attribute) + " has a control character");
      }
    }
    return value;
  }

  private EventType type() throws EventFault {
    int node = required(Names.TYPE, Reason.NOT_CLOUDEVENTS);
    int number;
    if (tape.kind[node] == JsonTape.PLAIN) {
      number = TYPE_NAMES.find(tape.bytes, tape.start[node], tape.end[node]);
    } else {
      number = TYPE_NAMES.find(read.text("type", node));
    }
    if (number < 0) {
      throw new EventFault(
          Reason.UNKNOWN_TYPE,
          "type " + JsonStrings.cut(tape.string(node)) + " is not in the contract");
    }
    return TYPES[number];
  }

  private Event.Operation operation() throws EventFault {
    int node = attributes[Names.OPERATION];
    if (node == 0) {
      return Event.Operation.UPSERT;
    }
    return switch (read.text("operation", node)) {
      case "UPSERT" -> Event.Operation.UPSERT;
      case "DELETE" -> Event.Operation.DELETE;
      default -> throw read.bad("operation", node, "UPSERT or DELETE");
    };
  }

  private void contentType() throws EventFault {
    int node = attributes[Names.DATA_CONTENT_TYPE];
    if (node != 0 && !MediaType.isJson(read.text("datacontenttype", node))) {
      throw read.bad("datacontenttype", node, "a JSON media type");
    }
  }

  private EventData data(EventType type, Event.Operation operation) throws EventFault {
    int node = attributes[Names.DATA];
    if (node == 0) {
      return EventData.EMPTY;
    }
    if (tape.kind[node] != JsonTape.OBJECT) {
      throw read.bad("data", node, "an object");
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

  private @Nullable Object value(EventType type, DataField field, int node) throws EventFault {
    String name = field.dataName();
    return switch (field.kind()) {
      case TEXT -> choice(type, field, name, node);
      case INTEGER -> read.integer(name, node, DataRules.min(field), DataRules.max(field));
      case FLAG -> read.flag(name, node);
      case INSTANT -> Instant.ofEpochMilli(read.instant(name, node));
      case TEXT_LIST -> read.texts(name, node);
    };
  }

  private @Nullable String choice(EventType type, DataField field, String name, int node)
      throws EventFault {
    if (field == DataField.RATING && !type.ofCase() && tape.isNumber(node)) {
      return tape.raw(node);
    }
    String value = tape.isString(node) ? read.codes(node) : read.text(name, node);
    if (value.isEmpty()) {
      return null;
    }
    Set<String> allowed = DataRules.valuesOf(type, field);
    if (allowed != null && !allowed.contains(value)) {
      throw read.bad(name, node, "one of " + String.join(", ", allowed.stream().sorted().toList()));
    }
    return value;
  }

  private void mandatory(EventType type, EventData data) throws EventFault {
    for (DataField field : type.mandatory()) {
      if (!data.has(field)) {
        throw new EventFault(Reason.MISSING_FIELD, field.dataName() + " is missing");
      }
    }
  }

  private @Nullable String readable(int attribute) {
    int node = attributes[attribute];
    return node != 0 && tape.isString(node) ? JsonStrings.first(tape.string(node), 200) : null;
  }
}
