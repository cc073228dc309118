package io.xiaoneng.clickhouse.front;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The 128-bit CityHash of version 1.0.2, which ClickHouse uses as checksum of compressed blocks.
 *
 * <p>The names of the steps are those of the published algorithm. Tested against the driver's.
 */
final class CityHash128 {
  private static final long K0 = 0xc3a5c85c97cb3127L;
  private static final long K1 = 0xb492b66fbe98f273L;
  private static final long K2 = 0x9ae16a3b2f90404fL;
  private static final long K3 = 0xc949d7c7509e6557L;
  private static final long MULTIPLIER = 0x9ddfea08eb382d69L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private CityHash128() {}

  /** A hash in two halves. */
  record Hash(long low, long high) {}

  static Hash of(byte[] s, int from, int length) {
    if (length >= 16) {
      return withSeed(s, from + 16, length - 16, fetch64(s, from) ^ K3, fetch64(s, from + 8));
    }
    if (length >= 8) {
      return withSeed(
          s, from, 0, fetch64(s, from) ^ (length * K0), fetch64(s, from + length - 8) ^ K1);
    }
    return withSeed(s, from, length, K0, K1);
  }

  private static Hash withSeed(byte[] s, int start, int size, long seedLow, long seedHigh) {
    if (size < 128) {
      return murmur(s, start, size, seedLow, seedHigh);
    }
    int at = start;
    int left = size;
    long x = seedLow;
    long y = seedHigh;
    long z = left * K1;
    long v0 = Long.rotateRight(y ^ K1, 49) * K1 + fetch64(s, at);
    long v1 = Long.rotateRight(v0, 42) * K1 + fetch64(s, at + 8);
    long w0 = Long.rotateRight(y + z, 35) * K1 + x;
    long w1 = Long.rotateRight(x + fetch64(s, at + 88), 53) * K1;
    do {
      for (int half = 0; half < 2; half++) {
        x = Long.rotateRight(x + y + v0 + fetch64(s, at + 16), 37) * K1;
        y = Long.rotateRight(y + v1 + fetch64(s, at + 48), 42) * K1;
        x ^= w1;
        y ^= v0;
        z = Long.rotateRight(z ^ w0, 33);
        long a = v1 * K1;
        long b = x + w0;
        v0 = weakLow(s, at, a);
        v1 = weakHigh(s, at, a, b);
        long c = z + w1;
        w0 = weakLow(s, at + 32, c);
        w1 = weakHigh(s, at + 32, c, y);
        long swap = z;
        z = x;
        x = swap;
        at += 64;
      }
      left -= 128;
    } while (left >= 128);
    y += Long.rotateRight(w0, 37) * K0 + z;
    x += Long.rotateRight(v0 + z, 49) * K0;
    for (int tail = 0; tail < left; ) {
      tail += 32;
      y = Long.rotateRight(y - x, 42) * K0 + v1;
      w0 += fetch64(s, at + left - tail + 16);
      x = Long.rotateRight(x, 49) * K0 + w0;
      w0 += v0;
      long a = v0;
      long b = v1;
      v0 = weakLow(s, at + left - tail, a);
      v1 = weakHigh(s, at + left - tail, a, b);
    }
    x = hash16(x, v0);
    y = hash16(y, w0);
    return new Hash(hash16(x + v1, w1) + y, hash16(x + w1, y + v1));
  }

  private static Hash murmur(byte[] s, int from, int size, long seedLow, long seedHigh) {
    long a = seedLow;
    long b = seedHigh;
    long c;
    long d;
    int left = size - 16;
    if (left <= 0) {
      a = shiftMix(a * K1) * K1;
      c = b * K1 + hash0To16(s, from, size);
      d = shiftMix(a + (size >= 8 ? fetch64(s, from) : c));
    } else {
      c = hash16(fetch64(s, from + size - 8) + K1, a);
      d = hash16(b + size, c + fetch64(s, from + size - 16));
      a += d;
      int at = from;
      do {
        a ^= shiftMix(fetch64(s, at) * K1) * K1;
        a *= K1;
        b ^= a;
        c ^= shiftMix(fetch64(s, at + 8) * K1) * K1;
        c *= K1;
        d ^= c;
        at += 16;
        left -= 16;
      } while (left > 0);
    }
    a = hash16(a, c);
    b = hash16(d, b);
    return new Hash(a ^ b, hash16(b, a));
  }

  private static long hash0To16(byte[] s, int from, int size) {
    if (size > 8) {
      long a = fetch64(s, from);
      long b = fetch64(s, from + size - 8);
      return hash16(a, Long.rotateRight(b + size, size)) ^ b;
    }
    if (size >= 4) {
      long a = fetch32(s, from);
      return hash16(size + (a << 3), fetch32(s, from + size - 4));
    }
    if (size > 0) {
      int a = s[from] & 0xff;
      int b = s[from + (size >>> 1)] & 0xff;
      int c = s[from + size - 1] & 0xff;
      long y = a + (b << 8);
      long z = size + (c << 2);
      return shiftMix(y * K2 ^ z * K3) * K2;
    }
    return K2;
  }

  /** The first half of the weak hash of 32 bytes; it does not need the second seed. */
  private static long weakLow(byte[] s, int at, long seedA) {
    return seedA + fetch64(s, at) + fetch64(s, at + 8) + fetch64(s, at + 16) + fetch64(s, at + 24);
  }

  private static long weakHigh(byte[] s, int at, long seedA, long seedB) {
    long a = seedA + fetch64(s, at);
    long last = fetch64(s, at + 24);
    long b = Long.rotateRight(seedB + a + last, 21);
    long c = a;
    a += fetch64(s, at + 8) + fetch64(s, at + 16);
    return b + Long.rotateRight(a, 44) + c;
  }

  private static long hash16(long low, long high) {
    long a = (low ^ high) * MULTIPLIER;
    a ^= a >>> 47;
    long b = (high ^ a) * MULTIPLIER;
    b ^= b >>> 47;
    return b * MULTIPLIER;
  }

  private static long shiftMix(long value) {
    return value ^ (value >>> 47);
  }

  private static long fetch64(byte[] s, int at) {
    return (long) LONGS.get(s, at);
  }

  private static long fetch32(byte[] s, int at) {
    return (int) INTS.get(s, at) & 0xffffffffL;
  }
}
