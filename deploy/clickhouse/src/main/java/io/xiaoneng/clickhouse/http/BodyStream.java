package io.xiaoneng.clickhouse.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The body of a request: of known length, or chunked. Reading past a broken end is an error. */
final class BodyStream extends InputStream {
  private static final int MAX_LINE = 1024;

  private final InputStream in;
  private final boolean chunked;
  private long left;
  private boolean first = true;
  private volatile boolean done;

  /**
   * @param length bytes of the body, or -1 for chunks
   */
  BodyStream(InputStream in, long length) {
    this.in = in;
    this.chunked = length < 0;
    this.left = Math.max(0, length);
    this.done = length == 0;
  }

  boolean done() {
    return done;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (done || length == 0) {
      return done ? -1 : 0;
    }
    if (left == 0 && chunked) {
      nextChunk();
      if (done) {
        return -1;
      }
    }
    int count = in.read(bytes, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("the request's body broke off");
    }
    left -= count;
    if (left == 0 && !chunked) {
      done = true;
    }
    return count;
  }

  private void nextChunk() throws IOException {
    if (!first) {
      line();
    }
    first = false;
    String size = line();
    int semicolon = size.indexOf(';');
    try {
      left = Long.parseLong((semicolon < 0 ? size : size.substring(0, semicolon)).strip(), 16);
    } catch (NumberFormatException e) {
      throw new IOException("'" + size + "' is not the size of a chunk", e);
    }
    if (left == 0) {
      while (!line().isEmpty()) {
        // Trailers carry nothing that is needed here.
      }
      done = true;
    }
  }

  private String line() throws IOException {
    return Lines.read(in, MAX_LINE, StandardCharsets.US_ASCII);
  }
}
