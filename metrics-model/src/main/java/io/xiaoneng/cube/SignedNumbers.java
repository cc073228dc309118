package io.xiaoneng.cube;

/** Whole numbers in groups of seven bits, the lowest first; small ones of either sign are short. */
final class SignedNumbers {

  /** A number takes at most so many bytes. */
  static final int LONGEST = 10;

  private final byte[] bytes;
  private int at;

  SignedNumbers(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  /** Writes a number, for which there is room; answers the place behind it. */
  static int write(byte[] to, int from, long value) {
    int at = from;
    long rest = value << 1 ^ value >> 63;
    while ((rest & ~0x7FL) != 0) {
      to[at++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    to[at++] = (byte) rest;
    return at;
  }

  long next() {
    long folded = 0;
    int shift = 0;
    byte group;
    do {
      group = bytes[at++];
      folded |= (group & 0x7FL) << shift;
      shift += 7;
    } while (group < 0);
    return folded >>> 1 ^ -(folded & 1);
  }
}
