package io.xiaoneng.cube;

import java.io.ByteArrayOutputStream;

/** Whole numbers in groups of seven bits, the lowest first; small ones of either sign are short. */
final class SignedNumbers {

  private final byte[] bytes;
  private int at;

  SignedNumbers(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  static void write(ByteArrayOutputStream out, long value) {
    long rest = value << 1 ^ value >> 63;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
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
