package io.xiaoneng.clickhouse;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line of the embedded engine says.
 *
 * @param data the data directory
 * @param port 0 for a free one
 * @param host the address to listen on
 * @param maxMemory bytes for the whole engine
 * @param maxQueryMemory bytes for one statement
 * @param maxSeconds how long a statement may run, 0 for ever
 * @param maxResultRows how many rows a result may have, 0 for any
 * @param connections how many statements run at once; as many times eight wait
 * @param library the native library's file, null to look for it
 * @param parent process whose end ends this one, 0 for none
 */
record Options(
    Path data,
    int port,
    String host,
    long maxMemory,
    long maxQueryMemory,
    long maxSeconds,
    long maxResultRows,
    int connections,
    @Nullable Path library,
    long parent) {

  static final String USAGE =
      "usage: EmbeddedClickHouse --data DIR --port N [--host 127.0.0.1] [--max-memory BYTES]"
          + " [--max-query-memory BYTES] [--max-execution-time SECONDS] [--max-result-rows N]"
          + " [--connections N] [--lib FILE] [--parent PID]";

  private static final long DEFAULT_MEMORY = 3L << 30;
  private static final long DEFAULT_SECONDS = 300;
  private static final int DEFAULT_CONNECTIONS = 8;

  /**
   * @throws IllegalArgumentException naming the flag that is unknown, missing or malformed
   */
  static Options parse(List<String> arguments) {
    Path data = null;
    int port = -1;
    String host = "127.0.0.1";
    long maxMemory = DEFAULT_MEMORY;
    long maxQueryMemory = 0;
    long maxSeconds = DEFAULT_SECONDS;
    long maxResultRows = 0;
    int connections = DEFAULT_CONNECTIONS;
    Path library = null;
    long parent = 0;
    for (int i = 0; i < arguments.size(); i += 2) {
      String flag = arguments.get(i);
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(flag + " needs a value");
      }
      String value = arguments.get(i + 1);
      switch (flag) {
        case "--data" -> data = Path.of(value).toAbsolutePath().normalize();
        case "--port" -> port = (int) number(flag, value, 0, 65_535);
        case "--host" -> host = value;
        case "--max-memory" -> maxMemory = number(flag, value, 256L << 20, Long.MAX_VALUE);
        case "--max-query-memory" -> maxQueryMemory = number(flag, value, 1, Long.MAX_VALUE);
        case "--max-execution-time" -> maxSeconds = number(flag, value, 0, Integer.MAX_VALUE);
        case "--max-result-rows" -> maxResultRows = number(flag, value, 0, Long.MAX_VALUE);
        case "--connections" -> connections = (int) number(flag, value, 1, 256);
        case "--lib" -> library = Path.of(value);
        case "--parent" -> parent = number(flag, value, 1, Long.MAX_VALUE);
        default -> throw new IllegalArgumentException("unknown flag " + flag);
      }
    }
    if (data == null || port < 0) {
      throw new IllegalArgumentException("--data and --port are needed");
    }
    return new Options(
        data,
        port,
        host,
        maxMemory,
        maxQueryMemory == 0 ? maxMemory / 2 : maxQueryMemory,
        maxSeconds,
        maxResultRows,
        connections,
        library,
        parent);
  }

  private static long number(String flag, String value, long min, long max) {
    try {
      long number = Long.parseLong(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with the numbers out of range.
    }
    throw new IllegalArgumentException(
        flag + " must be a number from " + min + " to " + max + ", not " + value);
  }
}
