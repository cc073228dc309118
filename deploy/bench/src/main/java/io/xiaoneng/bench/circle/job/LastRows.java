package io.xiaoneng.bench.circle.job;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of a table whose rows begin with a name, a day, perhaps a measure, and a version:
 * keeps of each key the row that the table would keep. For threads.
 */
final class LastRows {

  private final boolean measures;
  private final Map<String, Row> rows = new HashMap<>();
  private final Map<String, Long> awaited = new ConcurrentHashMap<>();
  private final Map<String, Double> latencies = new TreeMap<>();
  private long count;
  private long lastAt = System.nanoTime();

  /**
   * A row without its version.
   *
   * @param name of the point or community
   * @param content all behind the version
   */
  record Row(String name, int day, String measure, long version, ByteBuffer content) {}

  /**
   * @param measures whether the key has one
   */
  LastRows(boolean measures) {
    this.measures = measures;
  }

  /** Takes a row in RowBinary. */
  void take(byte[] encoded) {
    long now = System.nanoTime();
    ByteBuffer in = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
    String name = string(in);
    int day = in.getInt();
    String measure = measures ? string(in) : "";
    Row row = new Row(name, day, measure, in.getLong(), in.slice().order(ByteOrder.LITTLE_ENDIAN));
    synchronized (this) {
      rows.merge(
          name + ' ' + day + ' ' + measure, row, (a, b) -> a.version() > b.version() ? a : b);
      count++;
      lastAt = now;
      Long sent = awaited.remove(name + ' ' + day);
      if (sent != null) {
        latencies.put(name, (now - sent) / 1e6);
      }
    }
  }

  private static String string(ByteBuffer in) {
    byte[] text = new byte[Math.toIntExact(varint(in))];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** A number of as many bytes as it needs. */
  static long varint(ByteBuffer in) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      number |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  /** From now on the next row of that name and day is waited for. */
  void await(String name, int day) {
    awaited.put(name + ' ' + day, System.nanoTime());
  }

  /** How long those that were waited for took, in milliseconds. */
  synchronized double[] latencies() {
    double[] sorted = latencies.values().stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /** How many rows have come. */
  synchronized long count() {
    return count;
  }

  /** When the last one came, of {@link System#nanoTime}. */
  synchronized long lastAt() {
    return lastAt;
  }

  /** What the table has of that key; null for nothing. */
  synchronized @Nullable Row row(String key) {
    return rows.get(key);
  }

  /** What the table has now, by key. */
  synchronized Map<String, Row> rows() {
    return new TreeMap<>(rows);
  }

  /** What stands in the table, whatever its versions. */
  synchronized Map<String, ByteBuffer> contents() {
    Map<String, ByteBuffer> contents = new TreeMap<>();
    rows.forEach((key, row) -> contents.put(key, row.content()));
    return contents;
  }
}
