package io.xiaoneng.clickhouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The embedded engine as a child process of this JVM, for tests and tools. It ends with this JVM,
 * however that ends.
 *
 * <pre>{@code
 * try (ClickHouseProcess clickHouse = ClickHouseProcess.start()) {
 *   DriverManager.getConnection(clickHouse.jdbcUrl());
 * }
 * }</pre>
 */
public final class ClickHouseProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
  private static final long POLL_MILLIS = 50;

  private final Process process;
  private final Path data;
  private final int port;
  private final boolean temporary;

  private ClickHouseProcess(Process process, Path data, int port, boolean temporary) {
    this.process = process;
    this.data = data;
    this.port = port;
    this.temporary = temporary;
  }

  /** Starts on a free port with a new temporary directory, which {@link #close()} deletes. */
  public static ClickHouseProcess start() {
    try {
      return start(Files.createTempDirectory("clickhouse"), 0, true, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create a temporary directory", e);
    }
  }

  /** Starts on a free port with the given directory, which is kept. */
  public static ClickHouseProcess start(Path data) {
    return start(data, 0);
  }

  /**
   * Starts with the given directory, which is kept.
   *
   * @param port 0 for a free one
   * @param flags further flags of {@link EmbeddedClickHouse}
   * @throws IllegalStateException with what the engine said, if it does not serve within a minute
   */
  public static ClickHouseProcess start(Path data, int port, String... flags) {
    return start(data, port, false, List.of(flags));
  }

  private static ClickHouseProcess start(
      Path data, int wantedPort, boolean temporary, List<String> flags) {
    int port = wantedPort == 0 ? freePort() : wantedPort;
    Path log = data.resolveSibling(data.getFileName() + ".log");
    try {
      Files.createDirectories(data);
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx512m",
              "-XX:+UseSerialGC",
              "-cp",
              System.getProperty("java.class.path"),
              EmbeddedClickHouse.class.getName(),
              "--data",
              data.toString(),
              "--port",
              Integer.toString(port),
              "--parent",
              Long.toString(ProcessHandle.current().pid()));
      builder.command().addAll(flags);
      builder.environment().put("TZ", "UTC");
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      ClickHouseProcess started = new ClickHouseProcess(builder.start(), data, port, temporary);
      started.awaitReady(log);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start ClickHouse on " + data, e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }

  private void awaitReady(Path log) throws IOException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    try {
      while (System.nanoTime() < deadline) {
        // Its own word, not a ping: another process may answer on the port.
        String said = Files.readString(log, StandardCharsets.UTF_8);
        if (said.lines().anyMatch(line -> line.startsWith(EmbeddedClickHouse.READY))) {
          return;
        }
        if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException(Files.readString(log, StandardCharsets.UTF_8).strip());
        }
      }
      kill();
      throw new IllegalStateException("ClickHouse does not answer after " + START_LIMIT);
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while ClickHouse started", e);
    }
  }

  /** The port it listens on, at the loopback address. */
  public int port() {
    return port;
  }

  /** The data directory. */
  public Path data() {
    return data;
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /** The address of the HTTP interface, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /**
   * The JDBC URL of the database {@code default}, with the properties that are best on loopback.
   */
  public String jdbcUrl() {
    return jdbcUrl("default");
  }

  /** The JDBC URL of a database, with the properties that are best on loopback. */
  public String jdbcUrl(String database) {
    return "jdbc:clickhouse://127.0.0.1:" + port + "/" + database + "?compress=false";
  }

  /** Kills it as {@code kill -9} does, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Stops it in good order, by force if it takes too long; the exit code. */
  public int stop() {
    process.destroy();
    if (!awaitEnd()) {
      kill();
    }
    return process.exitValue();
  }

  /** Stops it and deletes its directory if that was a temporary one. */
  @Override
  public void close() {
    stop();
    if (temporary) {
      delete();
    }
  }

  private boolean awaitEnd() {
    try {
      return process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
      Files.deleteIfExists(data.resolveSibling(data.getFileName() + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + data, e);
    }
  }
}
