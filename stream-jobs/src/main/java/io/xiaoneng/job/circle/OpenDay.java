package io.xiaoneng.job.circle;

import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the city has to know of a point on a day.
 *
 * @param terminal whether it is a terminal or mailbox that is open round the clock
 * @param items offered there
 * @param open moments it is open
 */
record OpenDay(boolean terminal, Set<String> items, List<Span> open) {

  static OpenDay of(PointDay day) {
    boolean machine = day.kind().equals("TERMINAL") || day.kind().equals("MAILBOX");
    return new OpenDay(
        machine && day.roundTheClock(), new HashSet<>(day.items()), day.open().pieces());
  }

  /** The day of what {@link #encode} wrote. */
  static int dayOf(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getInt();
  }

  static OpenDay decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    in.getInt();
    boolean terminal = in.get() != 0;
    List<Span> open = new ArrayList<>();
    for (int left = in.getInt(); left > 0; left--) {
      open.add(new Span(in.getLong(), in.getLong()));
    }
    Set<String> items = new HashSet<>();
    for (int left = in.getInt(); left > 0; left--) {
      byte[] text = new byte[in.getInt()];
      in.get(text);
      items.add(new String(text, StandardCharsets.UTF_8));
    }
    return new OpenDay(terminal, items, open);
  }

  /**
   * The first moment at which it differs from another; {@link Long#MIN_VALUE} where it offers other
   * items, {@link Long#MAX_VALUE} where it does not differ.
   */
  long firstOtherThan(OpenDay other) {
    if (terminal != other.terminal || !items.equals(other.items)) {
      return Long.MIN_VALUE;
    }
    Spans mine = new Spans(open);
    Spans its = new Spans(other.open);
    return mine.without(its).or(its.without(mine)).pieces().stream()
        .mapToLong(Span::from)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Equal bytes for equal days. */
  byte[] encode(int day) {
    List<byte[]> texts =
        items.stream().sorted().map(item -> item.getBytes(StandardCharsets.UTF_8)).toList();
    int size = 13 + open.size() * 2 * Long.BYTES;
    for (byte[] text : texts) {
      size += Integer.BYTES + text.length;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.putInt(day).put((byte) (terminal ? 1 : 0)).putInt(open.size());
    open.forEach(span -> out.putLong(span.from()).putLong(span.to()));
    out.putInt(texts.size());
    texts.forEach(text -> out.putInt(text.length).put(text));
    return out.array();
  }
}
