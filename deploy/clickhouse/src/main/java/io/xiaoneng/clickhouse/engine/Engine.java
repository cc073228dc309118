package io.xiaoneng.clickhouse.engine;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The engine in this process with a fixed pool of connections. There can be one per process, and
 * one process per data directory.
 */
public final class Engine implements AutoCloseable {
  /** Settings that the library itself changes from ClickHouse's defaults. */
  static final Set<String> BUILT_IN_CHANGES =
      Set.of(
          "allow_introspection_functions",
          "serialize_query_plan",
          "storage_file_read_method",
          "implicit_select",
          "output_format_arrow_use_native_writer");

  private static final long QUEUE_WAIT_SECONDS = 30;
  private static final long QUEUE_LOOK_MILLIS = 250;

  private final ChdbLibrary library;
  private final List<EngineConnection> all = new ArrayList<>();
  private final BlockingQueue<EngineConnection> free;
  private final EngineConnection control;
  private final AtomicInteger waiting = new AtomicInteger();
  private final int maxWaiting;

  /**
   * Loads the library and opens every connection, which takes one to two seconds. Connections are
   * never opened later, because a connect touches the signal handlers of the whole process.
   *
   * @param file the native library
   * @param arguments the engine's arguments, {@code --path=…} among them
   * @param connections how many statements may run at once, at least 1
   * @param maxWaiting how many more may wait for a connection
   * @throws IllegalStateException if the engine cannot open its data
   */
  public Engine(Path file, List<String> arguments, int connections, int maxWaiting) {
    this.maxWaiting = maxWaiting;
    this.free = new ArrayBlockingQueue<>(connections);
    EngineZone.set("UTC");
    this.library = Native.load(file.toString(), ChdbLibrary.class);
    NativeErrors errors = new NativeErrors();
    SignalGuard.around(
        () -> {
          errors.begin();
          library.chdb_set_signal_handlers_enabled(0);
          for (int i = 0; i <= connections; i++) {
            Pointer handle = connect(arguments);
            if (handle == null) {
              break;
            }
            all.add(new EngineConnection(library, handle));
          }
          errors.end();
        });
    if (all.size() <= connections) {
      throw new IllegalStateException("the engine refuses its data: " + errors.text());
    }
    this.control = all.get(connections);
    free.addAll(all.subList(0, connections));
  }

  private @Nullable Pointer connect(List<String> arguments) {
    List<String> argv = new ArrayList<>();
    argv.add("clickhouse");
    argv.addAll(arguments);
    Memory array = new Memory((long) Native.POINTER_SIZE * argv.size());
    List<Memory> texts = new ArrayList<>();
    for (int i = 0; i < argv.size(); i++) {
      byte[] bytes = (argv.get(i) + '\0').getBytes(StandardCharsets.UTF_8);
      Memory text = new Memory(bytes.length);
      text.write(0, bytes, 0, bytes.length);
      texts.add(text);
      array.setPointer((long) Native.POINTER_SIZE * i, text);
    }
    return library.chdb_connect(argv.size(), array);
  }

  /**
   * Takes a connection out of the pool, waiting for one if the queue is not full.
   *
   * @param abandoned asked now and then while waiting; true ends the wait
   * @throws EngineException TOO_MANY_SIMULTANEOUS_QUERIES if the queue is full, or the wait too
   *     long or abandoned
   */
  public EngineConnection take(BooleanSupplier abandoned) throws EngineException {
    EngineConnection connection = free.poll();
    if (connection != null) {
      return connection;
    }
    if (waiting.incrementAndGet() > maxWaiting) {
      waiting.decrementAndGet();
      throw tooMany();
    }
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(QUEUE_WAIT_SECONDS);
      while (connection == null && System.nanoTime() < deadline && !abandoned.getAsBoolean()) {
        connection = free.poll(QUEUE_LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.decrementAndGet();
    }
    if (connection == null) {
      throw tooMany();
    }
    return connection;
  }

  private EngineException tooMany() {
    return new EngineException(
        EngineException.TOO_MANY_QUERIES,
        "Too many simultaneous queries: "
            + (all.size() - 1)
            + " run and "
            + waiting.get()
            + " wait. (TOO_MANY_SIMULTANEOUS_QUERIES)");
  }

  /** Gives a connection back. */
  public void release(EngineConnection connection) {
    free.add(connection);
  }

  /** Stops the statements whose text begins with this mark; returns before they have ended. */
  public void kill(String mark) throws EngineException {
    synchronized (control) {
      control.execute(
          "KILL QUERY WHERE startsWith(query, " + Sql.string(mark) + ") ASYNC FORMAT Null");
    }
  }

  /** One value, asked beside the pool. */
  public String value(String sql) throws EngineException {
    synchronized (control) {
      try (Chunk chunk =
          control.query(sql.getBytes(StandardCharsets.UTF_8), "TSV", java.util.Map.of())) {
        return new String(chunk.head((int) chunk.length()), StandardCharsets.UTF_8).strip();
      }
    }
  }

  /** Closes every connection; no statement may be running. The process should then halt. */
  @Override
  public void close() {
    all.forEach(EngineConnection::close);
    all.clear();
  }
}
