package io.xiaoneng.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strings of codes that come again and again: the same String for the same bytes, as long as no
 * other code takes its place. Bounded: {@value #SLOTS} texts of at most {@value #LONGEST} bytes.
 */
final class TextCache {

  private static final int BITS = 12;
  private static final int SLOTS = 1 << BITS;
  private static final int LONGEST = 64;

  private final byte[] @Nullable [] spelled = new byte[SLOTS][];
  private final long[] heads = new long[SLOTS];
  private final long[] tails = new long[SLOTS];
  private final @Nullable String[] texts = new String[SLOTS];

  /** The text of a range of valid UTF-8. */
  String text(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
    long head = Bytes.head(bytes, from, to);
    long tail = Bytes.tail(bytes, from, to);
    int slot = (int) (Bytes.mix(head, tail, length) >>> 64 - BITS);
    byte[] known = spelled[slot];
    String text = texts[slot];
    if (known != null
        && text != null
        && heads[slot] == head
        && tails[slot] == tail
        && known.length == length
        && (length <= 16 || Bytes.same(bytes, from, to, known))) {
      return text;
    }
    text = new String(bytes, from, length, StandardCharsets.UTF_8);
    spelled[slot] = Arrays.copyOfRange(bytes, from, to);
    heads[slot] = head;
    tails[slot] = tail;
    texts[slot] = text;
    return text;
  }
}
