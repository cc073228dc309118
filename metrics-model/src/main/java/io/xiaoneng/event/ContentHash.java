package io.xiaoneng.event;

/**
 * The first 128 bits of the SHA-256 of an envelope's RFC 8785 form. Ordered as unsigned numbers:
 * with equal revision and different content the smaller one counts.
 */
public record ContentHash(long high, long low) implements Comparable<ContentHash> {

  @Override
  public int compareTo(ContentHash other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }
}
