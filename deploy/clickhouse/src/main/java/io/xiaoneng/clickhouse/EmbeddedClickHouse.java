package io.xiaoneng.clickhouse;

import io.xiaoneng.clickhouse.engine.Engine;
import io.xiaoneng.clickhouse.engine.EngineException;
import io.xiaoneng.clickhouse.engine.LibraryFile;
import io.xiaoneng.clickhouse.front.Front;
import io.xiaoneng.clickhouse.http.HttpListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The ClickHouse engine as a process: libchdb behind ClickHouse's HTTP interface.
 *
 * <p>The process owns its data directory; a second one on the same directory is refused. It prints
 * one line that begins with {@code ready:} when it serves, ends with 0 on SIGTERM, and with 1 and
 * one sentence on standard error when it cannot start. What was acknowledged survives {@code kill
 * -9}.
 *
 * <p>How to connect:
 *
 * <ul>
 *   <li>{@code jdbc:clickhouse://127.0.0.1:PORT/default?compress=false}: over loopback, compression
 *       costs more than it saves. {@link ClickHouseProcess#jdbcUrl()} gives just that.
 *   <li>Batches: at least 20 000 rows of the archive at once; a small batch costs as much as a
 *       large one. By the driver add {@code beta.row_binary_for_simple_insert=true}, which halves
 *       the processor time, unless the statement carries {@code SETTINGS}: the driver drops them
 *       there.
 *   <li>Cheapest for a sink: {@code POST /?query=INSERT INTO t (…) FORMAT RowBinary} with the rows
 *       as body, by any HTTP client; {@code insert_deduplication_token} and other settings go into
 *       the URL. Status 200 means that every row is stored; {@code X-ClickHouse-Summary} says how
 *       many.
 *   <li>Large results stream in the row formats (TSV, CSV, RowBinary…, Native, JSONEachRow…); JSON
 *       and other whole documents are made in memory first. If an error comes amid the rows, the
 *       connection breaks off: no client may take such a result for complete.
 * </ul>
 *
 * <p>If the environment has {@code XIAONENG_CLICKHOUSE_PASSWORD}, every statement must present it.
 */
public final class EmbeddedClickHouse {
  /** How the line begins that tells that it serves. */
  static final String READY = "ready: ";

  private static final int MAX_HTTP_CONNECTIONS = 256;
  private static final int WAITING_PER_CONNECTION = 8;
  private static final long STOP_MILLIS = 5_000;
  private static final long STOP_LOOK_NANOS = 20_000_000;
  private static final long MIN_FREE_BYTES = 64L << 20;
  private static final int CACHE_SHARE = 16;

  private EmbeddedClickHouse() {}

  /** See {@link Options#USAGE}. */
  public static void main(String[] arguments) {
    Options options;
    try {
      options = Options.parse(List.of(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + Options.USAGE);
      Runtime.getRuntime().halt(2);
      return;
    }
    try {
      run(options);
    } catch (IllegalStateException | EngineException | IOException | UnsatisfiedLinkError e) {
      System.err.println("ClickHouse cannot start: " + e.getMessage());
      Runtime.getRuntime().halt(1);
    }
  }

  private static void run(Options options) throws EngineException, IOException {
    DataLock lock = DataLock.take(options.data());
    checkSpace(options.data());
    HttpListener listener = listener(options);
    Engine engine =
        new Engine(
            LibraryFile.find(options.library()),
            engineArguments(options),
            options.connections(),
            options.connections() * WAITING_PER_CONNECTION);
    Front front =
        new Front(engine, defaults(options), System.getenv("XIAONENG_CLICKHOUSE_PASSWORD"));
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(listener, front, engine, lock), "stop"));
    if (options.parent() > 0) {
      ProcessHandle.of(options.parent())
          .ifPresentOrElse(
              parent -> parent.onExit().thenRun(() -> System.exit(0)), () -> System.exit(0));
    }
    listener.start(front);
    System.out.printf(
        "%shttp://%s:%d ClickHouse %s on %s%n",
        READY, options.host(), listener.port(), front.version(), options.data());
  }

  private static HttpListener listener(Options options) {
    try {
      return new HttpListener(options.host(), options.port(), MAX_HTTP_CONNECTIONS);
    } catch (IOException e) {
      throw new IllegalStateException(
          "port %d of %s cannot be used: %s"
              .formatted(options.port(), options.host(), e.getMessage()),
          e);
    }
  }

  private static void checkSpace(Path data) throws IOException {
    long free = Files.getFileStore(data).getUsableSpace();
    if (free < MIN_FREE_BYTES) {
      throw new IllegalStateException(
          "the disk of %s is full: %d MB are free, %d MB are needed"
              .formatted(data, free >> 20, MIN_FREE_BYTES >> 20));
    }
  }

  /** Caches take a fixed share of the memory; ClickHouse's defaults are meant for big machines. */
  private static List<String> engineArguments(Options options) {
    long cache = options.maxMemory() / CACHE_SHARE;
    return List.of(
        "--path=" + options.data(),
        "--max_server_memory_usage=" + options.maxMemory(),
        "--mark_cache_size=" + cache,
        "--index_mark_cache_size=" + cache,
        "--primary_index_cache_size=" + cache);
  }

  private static Map<String, String> defaults(Options options) {
    Map<String, String> defaults = new TreeMap<>();
    defaults.put("async_insert", "0");
    defaults.put("max_memory_usage", Long.toString(options.maxQueryMemory()));
    defaults.put("max_execution_time", Long.toString(options.maxSeconds()));
    defaults.put("max_result_rows", Long.toString(options.maxResultRows()));
    return defaults;
  }

  /** The library's static destructors crash, so the process halts instead of exiting. */
  private static void stop(HttpListener listener, Front front, Engine engine, DataLock lock) {
    int code = 0;
    try {
      listener.close();
      front.stop();
      long deadline = System.nanoTime() + STOP_MILLIS * 1_000_000;
      while (front.runningQueries() > 0 && System.nanoTime() < deadline) {
        LockSupport.parkNanos(STOP_LOOK_NANOS);
      }
      front.close();
      if (front.runningQueries() == 0) {
        engine.close();
        lock.close();
      }
    } catch (IOException | EngineException e) {
      System.err.println("ClickHouse did not stop cleanly: " + e.getMessage());
      code = 1;
    }
    Runtime.getRuntime().halt(code);
  }
}
