package io.xiaoneng.clickhouse.front;

import io.xiaoneng.clickhouse.engine.Engine;
import io.xiaoneng.clickhouse.engine.EngineException;
import io.xiaoneng.clickhouse.http.HttpRequest.Peer;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The statements under way. One whose client has hung up is stopped, within half a second.
 *
 * <p>The library lets no client choose a query id, so each statement is marked with a comment at
 * its beginning and stopped by that.
 */
final class RunningQueries implements AutoCloseable {
  private static final long WATCH_MILLIS = 250;

  private final Engine engine;
  private final AtomicLong number = new AtomicLong();
  private final Map<Long, Running> running = new ConcurrentHashMap<>();
  private final ScheduledExecutorService watch;

  RunningQueries(Engine engine) {
    this.engine = engine;
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "client-watch");
              thread.setDaemon(true);
              return thread;
            });
    watch.scheduleWithFixedDelay(this::look, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Registers a statement until it is closed. */
  Running begin(String queryId, Peer peer) {
    Running query = new Running(number.incrementAndGet(), queryId, peer);
    running.put(query.number, query);
    return query;
  }

  int count() {
    return running.size();
  }

  /** Stops the statement with this id, if it runs. */
  void kill(String queryId) throws EngineException {
    for (Running query : running.values()) {
      if (query.queryId.equals(queryId)) {
        engine.kill(query.mark());
      }
    }
  }

  /** Stops everything; it takes a moment to end. */
  void killAll() throws EngineException {
    for (Running query : running.values()) {
      engine.kill(query.mark());
    }
  }

  private void look() {
    for (Running query : running.values()) {
      try {
        query.stopIfGone();
      } catch (EngineException | RuntimeException e) {
        System.err.println("cannot stop the query of a client that has gone: " + e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }

  /** One statement under way. */
  final class Running implements AutoCloseable {
    private final long number;
    private final String queryId;
    private final Peer peer;
    private boolean ended;

    private Running(long number, String queryId, Peer peer) {
      this.number = number;
      this.queryId = queryId;
      this.peer = peer;
    }

    /** The comment that the statement's text begins with. */
    String mark() {
      return "/*q" + number + "*/";
    }

    /** Spares the engine a statement whose client did not wait for its turn. */
    synchronized void throwIfGone() throws IOException {
      if (peer.gone()) {
        throw new EOFException("the client has gone");
      }
    }

    private synchronized void stopIfGone() throws EngineException {
      if (!ended && peer.gone()) {
        engine.kill(mark());
      }
    }

    /** Waits for a look at the peer that is under way: afterwards the socket is read elsewhere. */
    @Override
    public synchronized void close() {
      ended = true;
      running.remove(number);
    }
  }
}
