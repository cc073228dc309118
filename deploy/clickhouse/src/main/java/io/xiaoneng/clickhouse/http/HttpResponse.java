package io.xiaoneng.clickhouse.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One response. A short body is sent with its length, a longer one in chunks as it is written.
 *
 * <p>Status and headers can be set until the buffer overflows the first time.
 */
public final class HttpResponse extends OutputStream {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final byte[] LINE_END = {'\r', '\n'};

  private final OutputStream socket;
  private final boolean headOnly;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int buffered;
  private int status = 200;
  private boolean started;
  private boolean ended;
  private boolean keepAlive;

  HttpResponse(OutputStream socket, boolean headOnly, boolean keepAlive) {
    this.socket = socket;
    this.headOnly = headOnly;
    this.keepAlive = keepAlive;
  }

  /** Sets the status; 200 unless set. */
  public void status(int code) {
    status = code;
  }

  /** Sets a header. Line breaks in the value become spaces. */
  public void header(String name, String value) {
    headers.put(name, value.replace('\r', ' ').replace('\n', ' '));
  }

  /** Whether status and headers are already on their way. */
  public boolean started() {
    return started;
  }

  /** Drops the body written so far and its coding; only before {@link #started()}. */
  public void discard() {
    buffered = 0;
    headers.remove("Content-Encoding");
  }

  /** Closes the connection after this response. */
  public void closeAfterwards() {
    keepAlive = false;
  }

  boolean keepAlive() {
    return keepAlive;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > buffer.length - buffered) {
      sendBuffered();
    }
    if (length > buffer.length) {
      sendChunk(bytes, offset, length);
    } else {
      System.arraycopy(bytes, offset, buffer, buffered, length);
      buffered += length;
    }
  }

  /** Sends what is buffered, so that the client sees it now. */
  @Override
  public void flush() throws IOException {
    sendBuffered();
    socket.flush();
  }

  /** Ends the body. */
  void end() throws IOException {
    if (ended) {
      return;
    }
    ended = true;
    if (!started) {
      started = true;
      header("Content-Length", Integer.toString(buffered));
      sendHead();
      if (!headOnly) {
        socket.write(buffer, 0, buffered);
      }
    } else {
      sendBuffered();
      if (!headOnly) {
        socket.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
    }
    socket.flush();
  }

  private void sendBuffered() throws IOException {
    int count = buffered;
    buffered = 0;
    sendChunk(buffer, 0, count);
  }

  private void sendChunk(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return;
    }
    if (!started) {
      started = true;
      header("Transfer-Encoding", "chunked");
      sendHead();
    }
    if (!headOnly) {
      socket.write(Integer.toHexString(length).getBytes(StandardCharsets.US_ASCII));
      socket.write(LINE_END);
      socket.write(bytes, offset, length);
      socket.write(LINE_END);
    }
  }

  private void sendHead() throws IOException {
    header("Connection", keepAlive ? "keep-alive" : "close");
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(' ');
    head.append(status < 400 ? "OK" : "Error").append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("\r\n");
    socket.write(head.toString().getBytes(StandardCharsets.UTF_8));
  }
}
