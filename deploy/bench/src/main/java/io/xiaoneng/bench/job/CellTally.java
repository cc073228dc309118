package io.xiaoneng.bench.job;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Keeps the last row of each cell, and adds the cells up in the end. */
public final class CellTally implements Tally<byte[]> {
  private static final int DAY_BYTES = 4;
  private static final int TEXTS_AFTER_DAY = 4;

  private final Map<ByteBuffer, byte[]> latest = new HashMap<>();
  private long rows;
  private long bytes;

  @Override
  public void take(byte[] row) {
    rows++;
    bytes += row.length;
    latest.put(ByteBuffer.wrap(row, 0, keyLength(row)), row);
  }

  /** Cohort, day, district, channel, type and kind: the rest is version and sums. */
  private static int keyLength(byte[] row) {
    int at = afterText(row, 0) + DAY_BYTES;
    for (int i = 0; i < TEXTS_AFTER_DAY; i++) {
      at = afterText(row, at);
    }
    return at;
  }

  /** Codes have less than 128 bytes, so their length takes one. */
  private static int afterText(byte[] row, int at) {
    if (row[at] < 0) {
      throw new IllegalArgumentException("a code of a cell has more than 127 bytes");
    }
    return at + 1 + row[at];
  }

  @Override
  public void addTo(Totals totals) {
    latest.forEach((key, row) -> add(totals, row, key.remaining()));
    totals.add("cells", latest.size());
    totals.add("cellRows", rows);
    totals.add("cellBytes", bytes);
  }

  private static void add(Totals totals, byte[] row, int keyLength) {
    ByteBuffer sums =
        ByteBuffer.wrap(row, keyLength, row.length - keyLength).order(ByteOrder.LITTLE_ENDIAN);
    long version = sums.getLong();
    if (version <= 0) {
      throw new IllegalArgumentException("a cell has version " + version);
    }
    long n = sums.getLong();
    long onTime = sums.getLong();
    sums.position(sums.position() + 4 * Long.BYTES);
    long d1Count = sums.getLong();
    long d1Sum = sums.getLong();
    String cohort = new String(row, 1, row[0], StandardCharsets.US_ASCII);
    if (cohort.equals("due")) {
      totals.add("fallenDue", n);
      totals.add("onTime", onTime);
    } else {
      totals.add(cohort, n);
    }
    if (cohort.equals("decided")) {
      totals.add("d1Count", d1Count);
      totals.add("d1Sum", d1Sum);
    }
  }
}
