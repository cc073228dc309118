package io.xiaoneng.dashboard.page.broken;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A port that leads to another one: open, closed as if nobody were there, or silent. */
final class Doorway implements Closeable {

  /** How it stands. */
  enum State {
    /** What comes goes through. */
    OPEN,
    /** Connections are refused, and those that were are cut. */
    GONE,
    /** Connections are taken and questions go through; no answer comes back. */
    SILENT
  }

  private static final int BUFFER = 1 << 16;

  private final int behind;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile State state = State.GONE;
  private @Nullable ServerSocket listening;

  /**
   * @param behind the port it leads to, at the loopback address
   */
  Doorway(int behind) {
    this.behind = behind;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    set(State.OPEN);
  }

  int port() {
    return port;
  }

  /** Changes how it stands; connections from before are cut. */
  synchronized void set(State next) {
    if (next == state) {
      return;
    }
    state = next;
    sockets.forEach(Doorway::end);
    try {
      if (next == State.GONE) {
        close();
      } else if (listening == null) {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        listening = opened;
        start(() -> accept(opened));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    ServerSocket open = listening;
    listening = null;
    if (open != null) {
      open.close();
    }
    sockets.forEach(Doorway::end);
  }

  private void accept(ServerSocket open) {
    while (!open.isClosed()) {
      try {
        Socket front = open.accept();
        Socket back = new Socket(InetAddress.getLoopbackAddress(), behind);
        sockets.add(front);
        sockets.add(back);
        start(() -> pump(front, back, false));
        start(() -> pump(back, front, true));
      } catch (IOException e) {
        // closed, or nobody behind: the next one tells
      }
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!answers || state == State.OPEN) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException e) {
      // cut
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed all the same
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "doorway");
    thread.setDaemon(true);
    thread.start();
  }
}
