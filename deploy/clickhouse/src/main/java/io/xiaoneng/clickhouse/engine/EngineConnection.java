package io.xiaoneng.clickhouse.engine;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * One connection of the engine. It runs one statement at a time, so at most one thread may use it.
 *
 * <p>Settings and the current database stick to a connection. It remembers them and sends only what
 * differs from the last statement, which costs nothing when clients ask for the same each time.
 */
public final class EngineConnection {
  private static final int APPEND_BYTES = 1 << 20;
  private static final String DEFAULT_DATABASE = "default";

  private final ChdbLibrary library;
  private final Pointer handle;
  private final Map<String, String> settings = new TreeMap<>();
  private String database = DEFAULT_DATABASE;

  /**
   * @param handle what {@code chdb_connect} returned
   */
  EngineConnection(ChdbLibrary library, Pointer handle) {
    this.library = library;
    this.handle = handle;
  }

  /**
   * Brings settings and database to the wanted state.
   *
   * @throws EngineException for an unknown setting, a bad value or an unknown database
   */
  public void prepare(String wantedDatabase, Map<String, String> wanted) throws EngineException {
    if (!settings.equals(wanted)) {
      StringJoiner changes = new StringJoiner(", ", "SET ", "");
      for (String name : settings.keySet()) {
        if (!wanted.containsKey(name)) {
          changes.add(Sql.name(name) + " = DEFAULT");
        }
      }
      for (Map.Entry<String, String> setting : wanted.entrySet()) {
        if (!setting.getValue().equals(settings.get(setting.getKey()))) {
          changes.add(Sql.name(setting.getKey()) + " = " + Sql.string(setting.getValue()));
        }
      }
      try {
        execute(changes.toString());
      } catch (EngineException e) {
        reset(wanted);
        throw e;
      }
      settings.clear();
      settings.putAll(wanted);
    }
    if (!database.equals(wantedDatabase)) {
      execute("USE " + Sql.quotedName(wantedDatabase));
      database = wantedDatabase;
    }
  }

  /**
   * Forgets what a statement itself set ({@code SET}, {@code USE}), so that no client finds the
   * settings of another.
   */
  public void forget() throws EngineException {
    Map<String, String> wanted = new HashMap<>(settings);
    Map<String, String> changed = new HashMap<>();
    String names;
    try (Chunk chunk =
        query(
            "SELECT name FROM system.settings WHERE changed".getBytes(StandardCharsets.UTF_8),
            "TSV",
            Map.of())) {
      names = new String(chunk.head((int) chunk.length()), StandardCharsets.UTF_8);
    }
    names
        .lines()
        .filter(name -> !Engine.BUILT_IN_CHANGES.contains(name))
        .forEach(name -> changed.put(name, ""));
    reset(changed);
    String before = database;
    database = "";
    prepare(before, wanted);
  }

  private void reset(Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(settings);
    all.putAll(others);
    for (String name : all.keySet()) {
      try {
        execute("SET " + Sql.name(name) + " = DEFAULT");
      } catch (EngineException e) {
        // The unknown setting that brought us here cannot be reset, and need not be.
      }
    }
    settings.clear();
  }

  /**
   * Lets go of a statement that failed or was stopped. The connection would hold its memory, and
   * show it as running, until the next statement.
   */
  public void settle() {
    try {
      execute("SELECT 1 FORMAT Null");
    } catch (EngineException e) {
      // Even a statement that fails, for want of memory perhaps, has taken the other one's place.
    }
  }

  /** Runs a statement whose result does not matter. */
  public Counts execute(String sql) throws EngineException {
    try (Chunk chunk = query(sql.getBytes(StandardCharsets.UTF_8), "TSV", Map.of())) {
      return chunk.counts();
    }
  }

  /** Runs a statement and gives its whole result in one chunk. */
  public Chunk query(byte[] sql, String format, Map<String, String> parameters)
      throws EngineException {
    byte[] formatBytes = format.getBytes(StandardCharsets.UTF_8);
    Parameters p = new Parameters(parameters);
    return new Chunk(
        library,
        library.chdb_query_with_params_n(
            connection(),
            sql,
            sql.length,
            formatBytes,
            formatBytes.length,
            p.names,
            p.nameLengths,
            p.values,
            p.valueLengths,
            p.count));
  }

  /** Starts a SELECT whose result is fetched piece by piece. */
  public ChunkStream stream(byte[] sql, String format, Map<String, String> parameters)
      throws EngineException {
    byte[] formatBytes = format.getBytes(StandardCharsets.UTF_8);
    Parameters p = new Parameters(parameters);
    Pointer stream =
        library.chdb_stream_query_with_params_n(
            connection(),
            sql,
            sql.length,
            formatBytes,
            formatBytes.length,
            p.names,
            p.nameLengths,
            p.values,
            p.valueLengths,
            p.count);
    Pointer error = library.chdb_result_error(stream);
    if (error != null) {
      String text = error.getString(0, "UTF-8");
      library.chdb_destroy_query_result(stream);
      throw EngineException.of(text);
    }
    return new ChunkStream(library, connection(), stream);
  }

  /**
   * Inserts rows as they arrive. A body that breaks off inserts nothing beyond the blocks that were
   * already complete (a block is a million rows by default, so a batch of a stream job is one).
   *
   * @param head the statement without {@code FORMAT} and data
   * @param format any input format of ClickHouse
   * @throws IOException when the body breaks off
   */
  public Counts insert(String head, String format, InputStream body)
      throws EngineException, IOException {
    byte[] sql = head.getBytes(StandardCharsets.UTF_8);
    byte[] formatBytes = format.getBytes(StandardCharsets.UTF_8);
    Pointer insert =
        library.chdb_stream_insert_n(
            connection(), sql, sql.length, formatBytes, formatBytes.length);
    try {
      throwInsertError(insert);
      boolean complete = false;
      try {
        byte[] buffer = new byte[APPEND_BYTES];
        int count = body.readNBytes(buffer, 0, buffer.length);
        while (count > 0) {
          if (library.chdb_stream_append(insert, buffer, count) != 0) {
            break;
          }
          count = body.readNBytes(buffer, 0, buffer.length);
        }
        complete = true;
      } finally {
        if (!complete) {
          library.chdb_stream_cancel_insert(insert);
        }
      }
      try (Chunk done = new Chunk(library, library.chdb_stream_done(insert))) {
        return done.counts();
      }
    } finally {
      library.chdb_destroy_insert_stream(insert);
    }
  }

  private void throwInsertError(Pointer insert) throws EngineException {
    Pointer error = library.chdb_stream_insert_error(insert);
    if (error != null) {
      throw EngineException.of(error.getString(0, "UTF-8"));
    }
  }

  void close() {
    library.chdb_close_conn(handle);
  }

  private Pointer connection() {
    return handle.getPointer(0);
  }
}
