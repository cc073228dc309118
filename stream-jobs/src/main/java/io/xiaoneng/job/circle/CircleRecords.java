package io.xiaoneng.job.circle;

import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.registry.RegistryRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What the circle's operators are given on one input, told apart by the first character of the key:
 * so that a registry's record and an event of its point stay in one order.
 */
public final class CircleRecords {

  static final char EVENT = 'e';
  static final char REGISTRY = 'r';
  static final char REACH = 'w';
  static final char DAY = 'd';

  private static final int STAMPS = 2 * Long.BYTES;

  private CircleRecords() {}

  /**
   * A record of the registry.
   *
   * @param body empty where it was taken out
   */
  record Note(String key, long offset, long recordedAt, byte[] body) {

    static Note of(RegistryRow row) {
      return new Note(
          row.key, row.offset, row.recordedAt, row.body.getBytes(StandardCharsets.UTF_8));
    }

    static Note decode(String key, byte[] bytes) {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      long offset = in.getLong();
      long recordedAt = in.getLong();
      byte[] body = new byte[in.remaining()];
      in.get(body);
      return new Note(key, offset, recordedAt, body);
    }

    byte[] encode() {
      return ByteBuffer.allocate(STAMPS + body.length)
          .putLong(offset)
          .putLong(recordedAt)
          .put(body)
          .array();
    }
  }

  /**
   * An event of a point.
   *
   * @param event keyed by the point
   */
  public static KeyedBytes event(KeyedBytes event) {
    return new KeyedBytes(EVENT + event.key(), event.bytes());
  }

  /** A record of the registry. */
  public static KeyedBytes registry(RegistryRow row) {
    return new KeyedBytes(REGISTRY + row.key, Note.of(row).encode());
  }

  /**
   * The reach of a point.
   *
   * @param json as the topic has it; empty where the point has none any more
   */
  public static KeyedBytes reach(String point, byte[] json) {
    return new KeyedBytes(REACH + point, json);
  }

  static KeyedBytes day(PointDay day) {
    return new KeyedBytes(DAY + day.point(), OpenDay.of(day).encode(day.day()));
  }

  /** All of the city goes to one subtask: no sum is ever torn. */
  public static String city(KeyedBytes record) {
    return "";
  }
}
