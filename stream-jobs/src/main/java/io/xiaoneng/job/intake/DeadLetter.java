package io.xiaoneng.job.intake;

import io.xiaoneng.event.Decoded;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A refused record on its way to the dead-letter topic. A flat type for the wire. */
public class DeadLetter {

  /** At most so many bytes of the record are kept. */
  public static final int MAX_BYTES = 64 * 1024;

  public String reason = "";
  public String detail = "";
  public String origin = "";

  /** Of all bytes, in lower-case hex. */
  public String sha256 = "";

  /** The envelope's, "" where it could not be read. */
  public String source = "";

  /** The envelope's, "" where it could not be read. */
  public String id = "";

  /** Whether the record may be believed its {@code recordedtime}. */
  public boolean imported;

  /** Of the record as sent. */
  public int length;

  /** The first {@value #MAX_BYTES} bytes as sent. */
  public byte[] bytes = new byte[0];

  /** A dead letter for that record. */
  static DeadLetter of(RawRecord raw, byte[] value, Decoded.Rejected rejected) {
    DeadLetter letter = new DeadLetter();
    letter.imported = raw.imported;
    letter.reason = rejected.reason().code();
    letter.detail = rejected.detail();
    letter.origin = raw.topic;
    letter.sha256 = HexFormat.of().formatHex(sha256(value));
    letter.source = rejected.source() == null ? "" : rejected.source();
    letter.id = rejected.id() == null ? "" : rejected.id();
    letter.length = value.length;
    letter.bytes = value.length <= MAX_BYTES ? value : Arrays.copyOf(value, MAX_BYTES);
    return letter;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
