package io.xiaoneng.clickhouse.front;

/** Reads the variable-length integers (LEB128) of ClickHouse's binary formats. */
final class VarInts {
  private final byte[] bytes;
  private int position;

  VarInts(byte[] bytes) {
    this.bytes = bytes;
  }

  long next() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (position >= bytes.length) {
        throw new IllegalArgumentException("the text ends within a number");
      }
      byte b = bytes[position++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        break;
      }
    }
    return value;
  }

  void skip(long count) {
    if (count < 0 || count > bytes.length - position) {
      throw new IllegalArgumentException("the text ends within a string");
    }
    position += (int) count;
  }

  int position() {
    return position;
  }
}
