package io.xiaoneng.dashboard.live;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * A message as it goes over the wire, made once for all who follow.
 *
 * <p>Compressed it is a whole number of bytes that refers to nothing before it (RFC 1951, a flush
 * after every message), so that any row of messages behind one {@link #begin} is a stream of gzip
 * (RFC 1952), whatever each follower has missed.
 */
final class Frame {

  /** What gzip begins with: deflate, no name, no time, system unknown. */
  private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private static final int BUFFER = 8_192;

  private final byte[] plain;
  private byte @Nullable [] packed;

  private Frame(String text) {
    this.plain = text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * An event.
   *
   * @param id null for one that is not resumed at
   * @param data one line
   */
  static Frame event(@Nullable String id, String name, String data) {
    return new Frame(
        (id == null ? "" : "id:" + id + '\n') + "event:" + name + "\ndata:" + data + "\n\n");
  }

  /** What only keeps a connection awake. */
  static Frame comment(String text) {
    return new Frame(':' + text + "\n\n");
  }

  /** What a stream begins with. */
  static byte[] begin(boolean compressed) {
    return compressed ? GZIP.clone() : new byte[0];
  }

  /** Its bytes; the same ones for everybody, to be left as they are. */
  synchronized byte[] bytes(boolean compressed) {
    if (!compressed) {
      return plain;
    }
    byte[] made = packed;
    if (made == null) {
      made = pack(plain);
      packed = made;
    }
    return made;
  }

  private static byte[] pack(byte[] plain) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(plain);
      ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4 + 64);
      byte[] buffer = new byte[BUFFER];
      int length;
      do {
        length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        out.write(buffer, 0, length);
      } while (length == buffer.length);
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
