package io.xiaoneng.clickhouse.front;

import io.xiaoneng.clickhouse.engine.EngineException;
import io.xiaoneng.clickhouse.http.HttpRequest;
import io.xiaoneng.clickhouse.http.HttpResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;

/**
 * The codings a client may ask for: ClickHouse's own LZ4 blocks ({@code compress=1}, {@code
 * decompress=1}), and {@code gzip} or {@code lz4} by HTTP headers.
 */
final class Compression {
  private static final int BUFFER_BYTES = 1 << 16;

  private Compression() {}

  /** The request's body in plain bytes. */
  static InputStream input(HttpRequest request) throws IOException, EngineException {
    String encoding = request.headers().getOrDefault("content-encoding", "identity");
    InputStream body =
        switch (encoding) {
          case "identity", "" -> request.body();
          case "gzip" -> new GZIPInputStream(request.body(), BUFFER_BYTES);
          case "lz4" -> new LZ4FrameInputStream(request.body());
          default ->
              throw new EngineException(
                  48, "Content-Encoding " + encoding + " is not supported. (NOT_IMPLEMENTED)");
        };
    return isOn(request, "decompress") ? new BlockInputStream(body) : body;
  }

  /** Where the result goes; sets the headers. Closing it ends the coding, not the response. */
  static OutputStream output(HttpRequest request, HttpResponse response) throws IOException {
    OutputStream open = new Unclosable(response);
    if (isOn(request, "compress")) {
      return new BlockOutputStream(open);
    }
    String accepted = request.headers().getOrDefault("accept-encoding", "");
    if (isOn(request, "enable_http_compression")) {
      if (accepted.contains("lz4")) {
        response.header("Content-Encoding", "lz4");
        return new LZ4FrameOutputStream(open);
      }
      if (accepted.contains("gzip")) {
        response.header("Content-Encoding", "gzip");
        return new GZIPOutputStream(open, BUFFER_BYTES);
      }
    }
    return open;
  }

  private static boolean isOn(HttpRequest request, String parameter) {
    String value = request.parameters().getOrDefault(parameter, "0");
    return value.equals("1") || value.equals("true");
  }

  /** Passes everything on but the close. */
  private static final class Unclosable extends FilterOutputStream {
    Unclosable(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() {
      // The response sends when it is full or ends; early flushes would only make small packets.
    }

    @Override
    public void close() {
      // The response is ended by the connection.
    }
  }
}
