package io.xiaoneng.dashboard.courier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** By what a receiver knows that a webhook is ours, whole and not an old one sent again. */
public final class Signature {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int CHUNK = 64 << 10;

  private Signature() {}

  /**
   * {@code sha256=} and HMAC-SHA256 in hex, under the channel's secret, of the timestamp, a dot and
   * the body.
   *
   * @param timestamp seconds since 1970 as they stand in the header
   */
  public static String of(String secret, String timestamp, byte[] body) {
    try {
      return of(secret, timestamp, new ByteArrayInputStream(body));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory are always read", e);
    }
  }

  /**
   * The same of a body that is read to its end.
   *
   * @throws IOException where it cannot be read
   */
  public static String of(String secret, String timestamp, InputStream body) throws IOException {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      byte[] chunk = new byte[CHUNK];
      int read;
      while ((read = body.read(chunk)) >= 0) {
        mac.update(chunk, 0, read);
      }
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }
}
