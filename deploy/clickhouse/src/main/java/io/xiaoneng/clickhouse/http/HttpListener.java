package io.xiaoneng.clickhouse.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Accepts connections, each served by a thread of its own, up to a limit. */
public final class HttpListener implements AutoCloseable {
  private static final int BACKLOG = 128;

  private final ServerSocket server;
  private final Semaphore places;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong number = new AtomicLong();

  /**
   * Binds the port, so that clients can already knock; {@link #start} lets them in.
   *
   * @param port 0 for a free one
   * @param maxConnections further ones wait in the system's backlog
   * @throws IOException if the port is taken
   */
  public HttpListener(String host, int port, int maxConnections) throws IOException {
    this.places = new Semaphore(maxConnections);
    this.server = new ServerSocket();
    server.setReuseAddress(true);
    try {
      server.bind(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** The bound port. */
  public int port() {
    return server.getLocalPort();
  }

  /** Serves until closed; the accepting thread keeps the process alive. */
  public void start(HttpHandler handler) {
    Thread accept = thread("http-accept", () -> accept(handler));
    accept.setDaemon(false);
    accept.start();
  }

  private void accept(HttpHandler handler) {
    while (!server.isClosed()) {
      try {
        places.acquire();
        Socket socket;
        try {
          socket = server.accept();
        } catch (IOException e) {
          places.release();
          continue;
        }
        open.add(socket);
        thread("http-" + number.incrementAndGet(), () -> serve(socket, handler)).start();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void serve(Socket socket, HttpHandler handler) {
    try {
      new Connection(socket, handler).run();
    } finally {
      open.remove(socket);
      places.release();
    }
  }

  private static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Stops accepting and hangs up on every client. */
  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
