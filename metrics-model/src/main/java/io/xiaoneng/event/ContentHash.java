package io.xiaoneng.event;

import java.math.BigInteger;

/**
 * The first 128 bits of the SHA-256 of an envelope's RFC 8785 form. Ordered as unsigned numbers:
 * with equal revision and different content the smaller one counts.
 */
public record ContentHash(long high, long low) implements Comparable<ContentHash> {

  /**
   * The hash that a whole number says, as the archive keeps it.
   *
   * @param decimal digits of an unsigned number of 128 bits
   */
  public static ContentHash ofDecimal(String decimal) {
    BigInteger number = new BigInteger(decimal);
    return new ContentHash(number.shiftRight(Long.SIZE).longValue(), number.longValue());
  }

  @Override
  public int compareTo(ContentHash other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }
}
