package io.xiaoneng.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Eight bytes at a time out of a byte array; the lowest byte of a word stands first. */
final class Bytes {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long LOWS = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Bytes() {}

  /** The eight bytes at {@code at}; all must lie in the array. */
  static long word(byte[] bytes, int at) {
    return (long) WORD.get(bytes, at);
  }

  static void putWord(byte[] bytes, int at, long word) {
    WORD.set(bytes, at, word);
  }

  /** The first eight bytes of a range, zeros where it is shorter. */
  static long head(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length >= 8) {
      return word(bytes, from);
    }
    if (length == 0) {
      return 0;
    }
    if (from + 8 <= bytes.length) {
      return word(bytes, from) & -1L >>> 64 - 8 * length;
    }
    long head = 0;
    for (int i = to - 1; i >= from; i--) {
      head = head << 8 | bytes[i] & 0xff;
    }
    return head;
  }

  /** The last eight bytes of a range; its first ones where it is shorter. */
  static long tail(byte[] bytes, int from, int to) {
    return to - from >= 8 ? word(bytes, to - 8) : head(bytes, from, to);
  }

  /** Whether a range holds just these bytes. */
  static boolean same(byte[] bytes, int from, int to, byte[] other) {
    return Arrays.equals(bytes, from, to, other, 0, other.length);
  }

  /** A hash of a range by its length and both its ends, well mixed in the high bits. */
  static long mix(long head, long tail, int length) {
    long mixed = (head ^ Long.rotateLeft(tail, 29) ^ length) * 0x9E3779B97F4A7C15L;
    return (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
  }

  /**
   * Marks the bytes of a word at which a plain run of a JSON string ends: quote, backslash, control
   * character, or a byte of a longer character. The lowest mark is exact; those above it need not
   * be.
   */
  static long stops(long word) {
    long quote = word ^ '"' * LOWS;
    long backslash = word ^ '\\' * LOWS;
    return (quote - LOWS & ~quote
            | backslash - LOWS & ~backslash
            | word - 0x20 * LOWS & ~word
            | word)
        & HIGHS;
  }
}
