package io.xiaoneng.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Writes events in the form of {@link EventCodec}, into a buffer that it keeps from event to event.
 * One instance belongs to one thread.
 */
public final class EventWriter {

  private static final DataField[] FIELDS = DataField.values();

  private byte[] bytes = new byte[512];
  private int size;

  /**
   * Encodes an event.
   *
   * @param recordedAt in milliseconds since 1970-01-01T00:00:00Z
   * @return an array of its own
   */
  public byte[] encode(Event event, long recordedAt) {
    Instant claimed = event.claimedRecordedAt();
    size = 0;
    put(EventCodec.VERSION);
    put(event.type().ordinal());
    put(
        (event.operation() == Event.Operation.DELETE ? EventCodec.DELETE : 0)
            | (event.test() ? EventCodec.TEST : 0)
            | (claimed != null ? EventCodec.CLAIMED : 0));
    fixed(event.time().toEpochMilli());
    fixed(recordedAt);
    fixed(event.hash().high());
    fixed(event.hash().low());
    number(event.revision());
    text(event.source());
    text(event.id());
    text(event.subject());
    if (claimed != null) {
      fixed(claimed.toEpochMilli());
    }
    data(event.data());
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }

  private void put(int octet) {
    reserve(1);
    bytes[size++] = (byte) octet;
  }

  private void fixed(long value) {
    reserve(8);
    Bytes.putWord(bytes, size, Long.reverseBytes(value));
    size += 8;
  }

  private void number(long value) {
    long rest = value;
    while (rest >>> 7 != 0) {
      put((int) rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    put((int) rest);
  }

  private void text(String value) {
    int chars = value.length();
    if (chars < 128 && ascii(value, chars)) {
      return;
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    reserve(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
  }

  /** Most texts are short codes: written without an array in between. */
  private boolean ascii(String value, int chars) {
    reserve(1 + chars);
    int at = size;
    bytes[at++] = (byte) chars;
    for (int i = 0; i < chars; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        return false;
      }
      bytes[at++] = (byte) c;
    }
    size = at;
    return true;
  }

  private void data(EventData data) {
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
