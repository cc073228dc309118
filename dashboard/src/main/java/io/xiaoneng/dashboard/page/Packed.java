package io.xiaoneng.dashboard.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Bytes that are compressed once and sent often, from an address that changes with them. */
public final class Packed {

  private static final CacheControl FOREVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

  private final MediaType type;
  private final byte[] compressed;

  private Packed(MediaType type, byte[] compressed) {
    this.type = type;
    this.compressed = compressed;
  }

  /** Compresses the content. */
  public static Packed of(MediaType type, byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 3);
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Packed(type, packed.toByteArray());
  }

  /** A name for the content: other content has another one. */
  public static String name(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The answer to a request, to be kept by the browser for good.
   *
   * @param accepted the request's {@code Accept-Encoding}; null where it has none
   */
  public ResponseEntity<byte[]> answer(@Nullable String accepted) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .cacheControl(FOREVER)
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
            .contentType(type);
    return accepted != null && accepted.contains("gzip")
        ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(compressed)
        : answer.body(content());
  }

  private byte[] content() {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
