package io.xiaoneng.row;

import io.xiaoneng.calendar.StoredTimes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * One row in ClickHouse's RowBinary format: fields in the order of the columns, little endian, no
 * names. A buffer to be reused; not safe for several threads.
 */
public final class RowBinary {

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[1024];
  private int length;

  /** Forgets the row, keeps the buffer. */
  public RowBinary reset() {
    length = 0;
    return this;
  }

  /** The row so far, copied. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** String, also of LowCardinality. */
  public RowBinary string(String value) {
    int chars = value.length();
    if (chars < 128 && latin(value, chars)) {
      return this;
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return string(utf8, 0, utf8.length);
  }

  /** Most codes are short ASCII: written without an array in between. */
  private boolean latin(String value, int chars) {
    ensure(chars + 1);
    int start = length;
    bytes[length++] = (byte) chars;
    for (int i = 0; i < chars; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        length = start;
        return false;
      }
      bytes[length++] = (byte) c;
    }
    return true;
  }

  /** String of any bytes. */
  public RowBinary string(byte[] value, int offset, int count) {
    varint(count);
    ensure(count);
    System.arraycopy(value, offset, bytes, length, count);
    length += count;
    return this;
  }

  /** FixedString, of exactly the column's length. */
  public RowBinary fixed(byte[] value) {
    ensure(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
    return this;
  }

  /** Bool. */
  public RowBinary bool(boolean value) {
    return int8(value ? 1 : 0);
  }

  /** Int8 and UInt8. */
  public RowBinary int8(int value) {
    ensure(1);
    bytes[length++] = (byte) value;
    return this;
  }

  /** Int16 and UInt16. */
  public RowBinary int16(int value) {
    ensure(2);
    bytes[length++] = (byte) value;
    bytes[length++] = (byte) (value >>> 8);
    return this;
  }

  /** Int32 and UInt32. */
  public RowBinary int32(int value) {
    ensure(4);
    INTS.set(bytes, length, value);
    length += 4;
    return this;
  }

  /** Int64 and UInt64. */
  public RowBinary int64(long value) {
    ensure(8);
    LONGS.set(bytes, length, value);
    length += 8;
    return this;
  }

  /** Float64. */
  public RowBinary float64(double value) {
    return int64(Double.doubleToRawLongBits(value));
  }

  /** Nullable(Float64). */
  public RowBinary nullableFloat64(@Nullable Double value) {
    return value == null ? int8(1) : int8(0).float64(value);
  }

  /** UInt128 of two halves. */
  public RowBinary uint128(long high, long low) {
    return int64(low).int64(high);
  }

  /**
   * UInt128.
   *
   * @param value 0 or more, below 2^128
   */
  public RowBinary uint128(BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > 128) {
      throw new IllegalArgumentException(value + " does not fit into UInt128");
    }
    return uint128(value.shiftRight(64).longValue(), value.longValue());
  }

  /** DateTime64(3), within {@link StoredTimes}. */
  public RowBinary instant(Instant value) {
    return instant(value.toEpochMilli());
  }

  /** DateTime64(3) from milliseconds since 1970, within {@link StoredTimes}. */
  public RowBinary instant(long epochMillis) {
    return int64(StoredTimes.millis(epochMillis));
  }

  /** Nullable(DateTime64(3)). */
  public RowBinary nullableInstant(@Nullable Instant value) {
    return value == null ? int8(1) : int8(0).instant(value);
  }

  /** Date32, within {@link StoredTimes}. */
  public RowBinary date(LocalDate value) {
    return int32((int) StoredTimes.date(value).toEpochDay());
  }

  /** Nullable(Date32). */
  public RowBinary nullableDate(@Nullable LocalDate value) {
    return value == null ? int8(1) : int8(0).date(value);
  }

  /** Nullable(Int32). */
  public RowBinary nullableInt32(@Nullable Integer value) {
    return value == null ? int8(1) : int8(0).int32(value);
  }

  /** Array(String), also of LowCardinality. */
  public RowBinary strings(Collection<String> values) {
    varint(values.size());
    values.forEach(this::string);
    return this;
  }

  /** The count in front of an array's elements, which follow one by one. */
  public RowBinary varint(int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      int8((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    return int8(rest);
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
