package io.xiaoneng.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The compact form of an event that travels through the job and lies in its state.
 *
 * <p>Version 1, big endian: version (1 byte), type (1), flags (1), time, recordedAt, hash (8, 8,
 * 16), revision, then source, id and subject, then the claimed recordedAt (8, if flagged), the
 * number of fields and the fields, each its {@link DataField} and its value. Revision, lengths and
 * numbers are unsigned in groups of seven bits, the lowest first; texts are UTF-8 behind their
 * length.
 */
public final class EventCodec {

  /** First byte of what is written now. */
  public static final byte VERSION = 1;

  private static final int DELETE = 1;
  private static final int TEST = 2;
  private static final int CLAIMED = 4;

  private static final EventType[] TYPES = EventType.values();
  private static final DataField[] FIELDS = DataField.values();

  private EventCodec() {}

  /**
   * Encodes an event.
   *
   * @param recordedAt kept to the millisecond
   */
  public static byte[] encode(Event event, Instant recordedAt) {
    Writer out = new Writer();
    Instant claimed = event.claimedRecordedAt();
    out.put(VERSION);
    out.put(event.type().ordinal());
    out.put(
        (event.operation() == Event.Operation.DELETE ? DELETE : 0)
            | (event.test() ? TEST : 0)
            | (claimed != null ? CLAIMED : 0));
    out.fixed(event.time().toEpochMilli());
    out.fixed(recordedAt.toEpochMilli());
    out.fixed(event.hash().high());
    out.fixed(event.hash().low());
    out.number(event.revision());
    out.text(event.source());
    out.text(event.id());
    out.text(event.subject());
    if (claimed != null) {
      out.fixed(claimed.toEpochMilli());
    }
    out.data(event.data());
    return Arrays.copyOf(out.bytes, out.size);
  }

  /**
   * Decodes what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException for a version this program does not know, or torn bytes
   */
  public static RecordedEvent decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  /** Like {@link #decode(byte[])}, of a part of an array. */
  public static RecordedEvent decode(byte[] bytes, int offset, int length) {
    if (length < 1 || bytes[offset] != VERSION) {
      throw new IllegalArgumentException(
          "encoded event has "
              + (length < 1 ? "no bytes" : "version " + bytes[offset])
              + ", this program reads version "
              + VERSION);
    }
    try {
      return read(new Reader(bytes, offset + 1, offset + length));
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("encoded event of " + length + " bytes is torn", e);
    }
  }

  private static RecordedEvent read(Reader in) {
    EventType type = TYPES[in.octet()];
    int flags = in.octet();
    Instant time = Instant.ofEpochMilli(in.fixed());
    Instant recordedAt = Instant.ofEpochMilli(in.fixed());
    ContentHash hash = new ContentHash(in.fixed(), in.fixed());
    long revision = in.number();
    String source = in.text();
    String id = in.text();
    String subject = in.text();
    Instant claimed = (flags & CLAIMED) == 0 ? null : Instant.ofEpochMilli(in.fixed());
    Event event =
        new Event(
            subject,
            source,
            id,
            revision,
            (flags & DELETE) == 0 ? Event.Operation.UPSERT : Event.Operation.DELETE,
            type,
            time,
            claimed,
            (flags & TEST) != 0,
            in.data(),
            hash);
    return new RecordedEvent(event, recordedAt);
  }

  private static final class Writer {
    private byte[] bytes = new byte[256];
    private int size;

    private void reserve(int more) {
      if (size + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
      }
    }

    void put(int octet) {
      reserve(1);
      bytes[size++] = (byte) octet;
    }

    void fixed(long value) {
      reserve(8);
      Bytes.putWord(bytes, size, Long.reverseBytes(value));
      size += 8;
    }

    void number(long value) {
      long rest = value;
      while (rest >>> 7 != 0) {
        put((int) rest & 0x7f | 0x80);
        rest >>>= 7;
      }
      put((int) rest);
    }

    void text(String value) {
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      number(utf8.length);
      reserve(utf8.length);
      System.arraycopy(utf8, 0, bytes, size, utf8.length);
      size += utf8.length;
    }

    void data(EventData data) {
      put(Long.bitCount(data.present()));
      int place = 0;
      for (long rest = data.present(); rest != 0; rest &= rest - 1) {
        int ordinal = Long.numberOfTrailingZeros(rest);
        put(ordinal);
        value(FIELDS[ordinal], data.valueAt(place++));
      }
    }

    private void value(DataField field, Object value) {
      switch (field.kind()) {
        case TEXT -> text((String) value);
        case INTEGER -> number((Long) value);
        case FLAG -> put((Boolean) value ? 1 : 0);
        case INSTANT -> fixed(((Instant) value).toEpochMilli());
        case TEXT_LIST -> {
          List<?> texts = (List<?>) value;
          number(texts.size());
          texts.forEach(each -> text((String) each));
        }
      }
    }
  }

  private static final class Reader {
    private final byte[] bytes;
    private final int end;
    private int at;

    Reader(byte[] bytes, int at, int end) {
      this.bytes = bytes;
      this.at = at;
      this.end = end;
    }

    int octet() {
      if (at >= end) {
        throw new IndexOutOfBoundsException(at);
      }
      return bytes[at++] & 0xff;
    }

    long fixed() {
      if (end - at < 8) {
        throw new IndexOutOfBoundsException(at);
      }
      at += 8;
      return Long.reverseBytes(Bytes.word(bytes, at - 8));
    }

    long number() {
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

    String text() {
      int length = length();
      String value = new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      return value;
    }

    EventData data() {
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
          List<String> texts = new ArrayList<>(size);
          for (int i = 0; i < size; i++) {
            texts.add(text());
          }
          yield List.copyOf(texts);
        }
      };
    }
  }
}
