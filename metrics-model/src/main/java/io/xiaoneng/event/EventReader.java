package io.xiaoneng.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads events in the form of {@link EventCodec}. Texts that come again and again, and the subject
 * that events of one case share, are made once. One instance belongs to one thread.
 */
public final class EventReader {

  private static final EventType[] TYPES = EventType.values();
  private static final DataField[] FIELDS = DataField.values();

  private final @Nullable TextCache texts;
  private byte[] bytes = new byte[0];
  private int end;
  private int at;
  private String subject = "";
  private byte[] subjectBytes = new byte[0];

  /** A reader for many events. */
  public EventReader() {
    this(new TextCache());
  }

  private EventReader(@Nullable TextCache texts) {
    this.texts = texts;
  }

  /** A reader for one event, without a memory. */
  static EventReader once() {
    return new EventReader(null);
  }

  /**
   * Reads the event in a part of an array.
   *
   * @throws IllegalArgumentException for a version this program does not know, or torn bytes
   */
  public RecordedEvent read(byte[] array, int offset, int length) {
    if (length < 1 || array[offset] != EventCodec.VERSION) {
      throw new IllegalArgumentException(
          "encoded event has "
              + (length < 1 ? "no bytes" : "version " + array[offset])
              + ", this program reads version "
              + EventCodec.VERSION);
    }
    bytes = array;
    at = offset + 1;
    end = offset + length;
    try {
      return event();
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("encoded event of " + length + " bytes is torn", e);
    }
  }

  private RecordedEvent event() {
    EventType type = TYPES[octet()];
    int flags = octet();
    Instant time = Instant.ofEpochMilli(fixed());
    Instant recordedAt = Instant.ofEpochMilli(fixed());
    ContentHash hash = new ContentHash(fixed(), fixed());
    long revision = number();
    String source = text();
    String id = textOfItsOwn();
    String about = subject();
    Instant claimed = (flags & EventCodec.CLAIMED) == 0 ? null : Instant.ofEpochMilli(fixed());
    Event event =
        new Event(
            about,
            source,
            id,
            revision,
            (flags & EventCodec.DELETE) == 0 ? Event.Operation.UPSERT : Event.Operation.DELETE,
            type,
            time,
            claimed,
            (flags & EventCodec.TEST) != 0,
            data(),
            hash);
    return new RecordedEvent(event, recordedAt);
  }

  private int octet() {
    if (at >= end) {
      throw new IndexOutOfBoundsException(at);
    }
    return bytes[at++] & 0xff;
  }

  private long fixed() {
    if (end - at < 8) {
      throw new IndexOutOfBoundsException(at);
    }
    at += 8;
    return Long.reverseBytes(Bytes.word(bytes, at - 8));
  }

  private long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7f) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw new IndexOutOfBoundsException(at);
  }

  private int length() {
    long length = number();
    if (length < 0 || length > end - at) {
      throw new IndexOutOfBoundsException(at);
    }
    return (int) length;
  }

  private String text() {
    TextCache known = texts;
    if (known == null) {
      return textOfItsOwn();
    }
    int length = length();
    at += length;
    return known.text(bytes, at - length, at);
  }

  private String textOfItsOwn() {
    int length = length();
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  private String subject() {
    int length = length();
    at += length;
    if (!Bytes.same(bytes, at - length, at, subjectBytes)) {
      subject = new String(bytes, at - length, length, StandardCharsets.UTF_8);
      subjectBytes = java.util.Arrays.copyOfRange(bytes, at - length, at);
    }
    return subject;
  }

  private EventData data() {
    int fields = octet();
    if (fields == 0) {
      return EventData.EMPTY;
    }
    Object[] values = new Object[fields];
    long present = 0;
    for (int i = 0; i < fields; i++) {
      int ordinal = octet();
      if (present >>> ordinal != 0) {
        throw new IndexOutOfBoundsException(ordinal);
      }
      present |= 1L << ordinal;
      values[i] = value(FIELDS[ordinal]);
    }
    return new EventData(present, values);
  }

  private Object value(DataField field) {
    return switch (field.kind()) {
      case TEXT -> text();
      case INTEGER -> number();
      case FLAG -> octet() != 0;
      case INSTANT -> Instant.ofEpochMilli(fixed());
      case TEXT_LIST -> {
        int size = length();
        List<String> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          list.add(text());
        }
        yield List.copyOf(list);
      }
    };
  }
}
