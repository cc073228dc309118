package io.xiaoneng.casefile;

import java.util.Arrays;

/**
 * One encoded event somewhere in an array, read without decoding it: the few fields that decide
 * which content of an event is kept stand at fixed places of {@code EventCodec}'s version 1.
 *
 * <p>Version 1 byte, type 1, flags 1, time 8, recordedAt 8, hash 16, revision (groups of seven
 * bits), then source and id, each behind its length. Inside a case source and id are the identity,
 * and they lie side by side: they are compared as one run of bytes.
 */
final class EncodedEvent {

  private static final byte CODEC_VERSION = 1;
  private static final int RECORDED_AT = 11;
  private static final int HASH_HIGH = 19;
  private static final int HASH_LOW = 27;
  private static final int REVISION = 35;

  private final byte[] bytes;
  private final int from;
  private final long revision;
  private final int identityFrom;
  private final int identityTo;

  /**
   * Points at an encoded event.
   *
   * @throws IllegalArgumentException for another version of the codec
   */
  EncodedEvent(byte[] bytes, int from) {
    if (bytes[from] != CODEC_VERSION) {
      throw new IllegalArgumentException(
          "encoded event has version " + bytes[from] + ", the case state reads " + CODEC_VERSION);
    }
    this.bytes = bytes;
    this.from = from;
    this.revision = Numbers.read(bytes, from + REVISION);
    this.identityFrom = Numbers.skip(bytes, from + REVISION);
    this.identityTo = skipText(bytes, skipText(bytes, identityFrom));
  }

  private static int skipText(byte[] bytes, int at) {
    return Numbers.skip(bytes, at) + (int) Numbers.read(bytes, at);
  }

  long revision() {
    return revision;
  }

  long hashHigh() {
    return fixed(HASH_HIGH);
  }

  long hashLow() {
    return fixed(HASH_LOW);
  }

  long recordedAt() {
    return fixed(RECORDED_AT);
  }

  /** Orders by identity, then by revision; 0 for two contents of the same revision. */
  int compareKey(EncodedEvent other) {
    int byIdentity =
        Arrays.compareUnsigned(
            bytes, identityFrom, identityTo, other.bytes, other.identityFrom, other.identityTo);
    return byIdentity != 0 ? byIdentity : Long.compare(revision, other.revision);
  }

  /** Orders by hash, as unsigned numbers; 0 for the same content. */
  int compareHash(EncodedEvent other) {
    int byHigh = Long.compareUnsigned(hashHigh(), other.hashHigh());
    return byHigh != 0 ? byHigh : Long.compareUnsigned(hashLow(), other.hashLow());
  }

  private long fixed(int at) {
    long value = 0;
    for (int i = from + at; i < from + at + 8; i++) {
      value = value << 8 | bytes[i] & 0xff;
    }
    return value;
  }
}
