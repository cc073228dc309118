package io.xiaoneng.dashboard.security.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change with the time (RFC 6238), as every authenticator knows them: HMAC-SHA-1, six
 * digits, steps of thirty seconds.
 */
final class Totp {

  /** Bytes of a secret, as many as the hash has (RFC 4226, section 4, R6). */
  static final int SECRET_BYTES = 20;

  static final int DIGITS = 6;
  static final long STEP_SECONDS = 30;

  /** Steps before and after now whose codes are taken: clocks differ, and typing takes time. */
  static final int TOLERANCE = 1;

  private Totp() {}

  /** The code of a step. */
  static String code(byte[] secret, long step, int digits) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int at = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash).getInt(at) & Integer.MAX_VALUE;
      int modulus = 1;
      for (int i = 0; i < digits; i++) {
        modulus *= 10;
      }
      return String.format(Locale.ROOT, "%0" + digits + "d", number % modulus);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA1", e);
    }
  }

  /** Steps since 1970. */
  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
  }

  /** The step near that instant whose code was typed; empty where it is none's. */
  static OptionalLong match(byte[] secret, String typed, Instant at) {
    long now = step(at);
    OptionalLong found = OptionalLong.empty();
    for (long step = now - TOLERANCE; step <= now + TOLERANCE; step++) {
      boolean same =
          MessageDigest.isEqual(
              code(secret, step, DIGITS).getBytes(StandardCharsets.US_ASCII),
              typed.getBytes(StandardCharsets.UTF_8));
      if (same) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }
}
