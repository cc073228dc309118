package io.xiaoneng.event;

import java.time.Instant;

/**
 * The compact form of an event that travels through the job and lies in its state.
 *
 * <p>Version 1, big endian: version (1 byte), type (1), flags (1), time, recordedAt, hash (8, 8,
 * 16), revision, then source, id and subject, then the claimed recordedAt (8, if flagged), the
 * number of fields and the fields, each its {@link DataField} and its value. Revision, lengths and
 * numbers are unsigned in groups of seven bits, the lowest first; texts are UTF-8 behind their
 * length.
 *
 * <p>Whoever writes or reads many events takes an {@link EventWriter} or an {@link EventReader}.
 */
public final class EventCodec {

  /** First byte of what is written now. */
  public static final byte VERSION = 1;

  // Flags.
  static final int DELETE = 1;
  static final int TEST = 2;
  static final int CLAIMED = 4;

  private EventCodec() {}

  /**
   * Encodes an event.
   *
   * @param recordedAt kept to the millisecond
   */
  public static byte[] encode(Event event, Instant recordedAt) {
    return new EventWriter().encode(event, recordedAt.toEpochMilli());
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
    return EventReader.once().read(bytes, offset, length);
  }
}
