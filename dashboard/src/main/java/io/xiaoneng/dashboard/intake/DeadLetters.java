package io.xiaoneng.dashboard.intake;

import io.xiaoneng.event.Decoded;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the dead letter of refused bytes. */
final class DeadLetters {

  static final String TOPIC = "xiaoneng.dead-letter";

  /** Of longer ones only the beginning is kept. */
  static final int MAX_BYTES = 64 * 1024;

  private DeadLetters() {}

  static EventLog.Entry of(
      byte[] body, BodyCutter.Slice slice, Decoded.Rejected refused, boolean importing) {
    int end = slice.offset() + slice.length();
    String sha256 = sha256(body, slice);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("reason", refused.reason().code());
    headers.put("detail", refused.detail());
    headers.put("origin", "http");
    headers.put("sha256", sha256);
    headers.put("source", refused.source() == null ? "" : refused.source());
    headers.put("id", refused.id() == null ? "" : refused.id());
    headers.put("length", Integer.toString(slice.length()));
    if (importing) {
      headers.put(Intake.IMPORT_HEADER, "1");
    }
    byte[] kept =
        Arrays.copyOfRange(body, slice.offset(), Math.min(end, slice.offset() + MAX_BYTES));
    return new EventLog.Entry(TOPIC, sha256, kept, headers);
  }

  private static String sha256(byte[] body, BodyCutter.Slice slice) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(body, slice.offset(), slice.length());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
