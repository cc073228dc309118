package io.xiaoneng.job.circle;

import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads what follows the version of a row of point_day. */
final class PointDayReader {

  private static final int OPEN = 1;

  private final ByteBuffer in;

  private PointDayReader(String hex) {
    in = ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The moments the point is open. */
  static Spans open(String hex) {
    PointDayReader row = new PointDayReader(hex);
    row.skipText();
    row.skipText();
    row.in.get();
    row.in.get();
    for (int items = row.varint(); items > 0; items--) {
      row.skipText();
    }
    row.in.getLong();
    long ends = row.in.getLong();
    long[] froms = new long[row.varint() + 1];
    for (int i = 0; i + 1 < froms.length; i++) {
      froms[i] = row.in.getLong();
    }
    froms[froms.length - 1] = ends;
    List<Span> open = new ArrayList<>();
    int states = row.varint();
    for (int i = 0; i < states; i++) {
      if (row.in.get() == OPEN) {
        open.add(new Span(froms[i], froms[i + 1]));
      }
    }
    return Spans.of(open);
  }

  private void skipText() {
    int length = varint();
    in.position(in.position() + length);
  }

  private int varint() {
    int value = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      value |= (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }
}
