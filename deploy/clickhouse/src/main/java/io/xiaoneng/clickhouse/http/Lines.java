package io.xiaoneng.clickhouse.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/** Reading lines of a bounded length off a byte stream. */
final class Lines {
  private Lines() {}

  /** The next line without its end. */
  static String read(InputStream in, int limit, Charset charset) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the request broke off");
      }
      if (line.size() >= limit) {
        throw new IOException("a line of the request is longer than " + limit + " bytes");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(charset);
  }
}
