package io.xiaoneng.casefile;

/** Unsigned numbers in groups of seven bits, the lowest first. */
final class Numbers {

  private Numbers() {}

  /** The number that begins at {@code at}. */
  static long read(byte[] bytes, int at) {
    long value = 0;
    int shift = 0;
    for (int i = at; ; i++, shift += 7) {
      value |= (long) (bytes[i] & 0x7f) << shift;
      if (bytes[i] >= 0) {
        return value;
      }
    }
  }

  /** The place behind the number that begins at {@code at}. */
  static int skip(byte[] bytes, int at) {
    int i = at;
    while (bytes[i] < 0) {
      i++;
    }
    return i + 1;
  }

  /** How many bytes a number takes. */
  static int size(int value) {
    return value == 0 ? 1 : (38 - Integer.numberOfLeadingZeros(value)) / 7;
  }

  /** Writes a number; answers the place behind it. */
  static int write(byte[] bytes, int at, int value) {
    int i = at;
    int rest = value;
    while (rest > 0x7f) {
      bytes[i++] = (byte) (rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    bytes[i++] = (byte) rest;
    return i;
  }
}
