package io.xiaoneng.clickhouse.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** One client connection: requests one after another, each answered before the next is read. */
final class Connection implements Runnable, HttpRequest.Peer {
  /** Clients keep connections for long; a server that closes first makes their next POST fail. */
  private static final int IDLE_MILLIS = 3_600_000;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int MAX_DRAIN_BYTES = 1 << 20;

  private final Socket socket;
  private final HttpHandler handler;
  private @Nullable PushbackInputStream raw;
  private volatile @Nullable BodyStream body;
  private volatile boolean gone;

  Connection(Socket socket, HttpHandler handler) {
    this.socket = socket;
    this.handler = handler;
  }

  void body(BodyStream stream) {
    body = stream;
  }

  @Override
  public void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(IDLE_MILLIS);
      PushbackInputStream pushback = new PushbackInputStream(socket.getInputStream(), 1);
      raw = pushback;
      InputStream in = new BufferedInputStream(pushback, BUFFER_BYTES);
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
      while (serveOne(in, out)) {
        body = null;
      }
    } catch (IOException e) {
      // The client hung up or does not speak HTTP; either way there is nobody to tell.
    }
  }

  private boolean serveOne(InputStream in, OutputStream out) throws IOException {
    HttpRequest request = RequestReader.read(in, out, this);
    boolean keepAlive = !"close".equalsIgnoreCase(request.header("connection"));
    HttpResponse response = new HttpResponse(out, request.method().equals("HEAD"), keepAlive);
    handler.handle(request, response);
    response.end();
    return response.keepAlive()
        && request.body().readNBytes(MAX_DRAIN_BYTES).length < MAX_DRAIN_BYTES;
  }

  @Override
  public boolean gone() {
    BodyStream current = body;
    PushbackInputStream in = raw;
    if (gone || current == null || !current.done() || in == null) {
      return gone;
    }
    // The handler does not read once its body is done, so this thread may look at the socket.
    try {
      socket.setSoTimeout(1);
      int b = in.read();
      if (b < 0) {
        gone = true;
      } else {
        in.unread(b);
      }
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      gone = true;
    } finally {
      try {
        socket.setSoTimeout(IDLE_MILLIS);
      } catch (IOException e) {
        gone = true;
      }
    }
    return gone;
  }
}
