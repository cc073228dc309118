package io.xiaoneng.job;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes rows apart again, field by field. */
public final class RowBinaryReader {

  private final ByteBuffer bytes;

  public RowBinaryReader(byte[] row) {
    bytes = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
  }

  public String string() {
    byte[] text = new byte[varint()];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  public int int32() {
    return bytes.getInt();
  }

  public long int64() {
    return bytes.getLong();
  }

  public BigInteger uint128() {
    BigInteger low = new BigInteger(Long.toUnsignedString(int64()));
    return new BigInteger(Long.toUnsignedString(int64())).shiftLeft(64).add(low);
  }

  public int varint() {
    int value = 0;
    int shift = 0;
    byte group;
    do {
      group = bytes.get();
      value |= (group & 0x7F) << shift;
      shift += 7;
    } while (group < 0);
    return value;
  }

  public byte[] rest() {
    return Arrays.copyOfRange(bytes.array(), bytes.position(), bytes.limit());
  }
}
