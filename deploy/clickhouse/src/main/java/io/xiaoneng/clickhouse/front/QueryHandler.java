package io.xiaoneng.clickhouse.front;

import io.xiaoneng.clickhouse.engine.Chunk;
import io.xiaoneng.clickhouse.engine.ChunkStream;
import io.xiaoneng.clickhouse.engine.Counts;
import io.xiaoneng.clickhouse.engine.Engine;
import io.xiaoneng.clickhouse.engine.EngineConnection;
import io.xiaoneng.clickhouse.engine.EngineException;
import io.xiaoneng.clickhouse.http.HttpRequest;
import io.xiaoneng.clickhouse.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs the statement of one request and writes its result or its error. */
final class QueryHandler {
  /** An INSERT's head must fit in here for its rows to be streamed. */
  private static final int HEAD_BYTES = 1 << 18;

  /** Statements that are not streamed are held in memory; longer ones are refused. */
  private static final int MAX_STATEMENT_BYTES = 16 << 20;

  private static final int MAX_HEADER_BYTES = 1 << 20;
  private static final String NOT_STREAMED = "Streaming query is not supported";
  private static final Pattern KILL_BY_ID =
      Pattern.compile(
          "\\s*KILL\\s+QUERY\\s+WHERE\\s+query_id\\s*=\\s*'([^']*)'.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Engine engine;
  private final RunningQueries running;
  private final Map<String, String> defaults;

  /**
   * @param defaults settings of every statement unless the request says otherwise
   */
  QueryHandler(Engine engine, RunningQueries running, Map<String, String> defaults) {
    this.engine = engine;
    this.running = running;
    this.defaults = defaults;
  }

  void run(HttpRequest request, HttpResponse response, String queryId)
      throws IOException, EngineException {
    RequestSettings settings = RequestSettings.of(request, defaults);
    InputStream source = source(request);
    byte[] head = source.readNBytes(HEAD_BYTES);
    StatementText statement = new StatementText(new String(head, StandardCharsets.ISO_8859_1));
    Refusals.check(request, statement);
    StatementText.InsertHead insert =
        statement.isInsert() && settings.parameters().isEmpty() ? statement.insertHead() : null;
    byte[] whole = insert == null ? rest(head, source) : head;
    StatementText full =
        whole == head
            ? statement
            : new StatementText(new String(whole, StandardCharsets.ISO_8859_1));
    Matcher kill =
        KILL_BY_ID.matcher(
            new String(whole, 0, Math.min(whole.length, 1000), StandardCharsets.UTF_8));
    if (kill.matches()) {
      running.kill(kill.group(1));
      return;
    }
    EngineConnection connection = engine.take(request.peer()::gone);
    boolean done = false;
    try (RunningQueries.Running query = running.begin(queryId, request.peer())) {
      query.throwIfGone();
      connection.prepare(database(request), settings.settings());
      if (insert != null) {
        insert(connection, query.mark(), insert, rows(head, insert, source), response);
      } else {
        answer(connection, marked(query.mark(), whole), full, settings, request, response);
      }
      done = true;
    } finally {
      try {
        if (!done) {
          connection.settle();
        }
      } finally {
        engine.release(connection);
      }
    }
  }

  private static InputStream rows(byte[] head, StatementText.InsertHead insert, InputStream rest) {
    return new SequenceInputStream(
        new ByteArrayInputStream(head, insert.rows(), head.length - insert.rows()), rest);
  }

  private static void insert(
      EngineConnection connection,
      String mark,
      StatementText.InsertHead insert,
      InputStream rows,
      HttpResponse response)
      throws IOException, EngineException {
    String sql =
        new String(insert.head().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    summary(response, connection.insert(mark + sql, insert.format(), rows));
  }

  private static void answer(
      EngineConnection connection,
      byte[] sql,
      StatementText statement,
      RequestSettings settings,
      HttpRequest request,
      HttpResponse response)
      throws IOException, EngineException {
    String format = format(request, statement);
    response.header("X-ClickHouse-Format", format);
    try {
      select(connection, sql, statement, format, settings.parameters(), request, response);
    } finally {
      if (statement.firstWord().equals("SET") || statement.firstWord().equals("USE")) {
        connection.forget();
      }
    }
  }

  private static void select(
      EngineConnection connection,
      byte[] sql,
      StatementText statement,
      String format,
      Map<String, String> parameters,
      HttpRequest request,
      HttpResponse response)
      throws IOException, EngineException {
    if (statement.isStreamable() && StreamedFormat.canStream(format)) {
      try (ChunkStream stream = connection.stream(sql, format, parameters)) {
        writeChunks(stream, format, request, response);
        return;
      } catch (EngineException e) {
        // Refused before it ran: WITH … INSERT, for instance.
        if (!String.valueOf(e.getMessage()).contains(NOT_STREAMED)) {
          throw e;
        }
      }
    }
    try (Chunk chunk = connection.query(sql, format, parameters)) {
      summary(response, chunk.counts());
      try (OutputStream out = Compression.output(request, response)) {
        chunk.writeTo(out, 0);
      }
    }
  }

  /** Writes the chunks one after another, the header of the first only. */
  private static void writeChunks(
      ChunkStream stream, String format, HttpRequest request, HttpResponse response)
      throws IOException, EngineException {
    OutputStream out = null;
    for (boolean more = true; more; ) {
      try (Chunk chunk = stream.next()) {
        more = chunk.length() > 0;
        int header = 0;
        if (out == null) {
          out = Compression.output(request, response);
        } else if (more && StreamedFormat.hasHeader(format)) {
          header = StreamedFormat.headerLength(format, chunk.head(MAX_HEADER_BYTES));
        }
        chunk.writeTo(out, header);
      }
    }
    if (out != null) {
      out.close();
    }
  }

  /** The statement: the parameter {@code query}, then the body. */
  private static InputStream source(HttpRequest request) throws IOException, EngineException {
    InputStream body = Compression.input(request);
    String query = request.parameters().get("query");
    if (query == null || query.isEmpty()) {
      return body;
    }
    byte[] first = (query + '\n').getBytes(StandardCharsets.UTF_8);
    return new SequenceInputStream(new ByteArrayInputStream(first), body);
  }

  private static byte[] rest(byte[] head, InputStream source) throws IOException, EngineException {
    if (head.length < HEAD_BYTES) {
      return head;
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(head);
    whole.write(source.readNBytes(MAX_STATEMENT_BYTES - head.length));
    if (source.read() >= 0) {
      throw new EngineException(
          229,
          "A statement must not be longer than "
              + MAX_STATEMENT_BYTES
              + " bytes. (QUERY_IS_TOO_LARGE)");
    }
    return whole.toByteArray();
  }

  private static byte[] marked(String mark, byte[] sql) {
    byte[] bytes = mark.getBytes(StandardCharsets.US_ASCII);
    byte[] marked = new byte[bytes.length + sql.length];
    System.arraycopy(bytes, 0, marked, 0, bytes.length);
    System.arraycopy(sql, 0, marked, bytes.length, sql.length);
    return marked;
  }

  private static String format(HttpRequest request, StatementText statement) {
    String named = statement.outputFormat();
    return named != null
        ? named
        : request
            .parameters()
            .getOrDefault("default_format", header(request, "x-clickhouse-format", "TabSeparated"));
  }

  private static String database(HttpRequest request) {
    String header = header(request, "x-clickhouse-database", "default");
    String database = request.parameters().getOrDefault("database", header);
    return database.isEmpty() ? "default" : database;
  }

  private static String header(HttpRequest request, String name, String otherwise) {
    @Nullable String value = request.header(name);
    return value == null ? otherwise : value;
  }

  private static void summary(HttpResponse response, Counts counts) {
    response.header(
        "X-ClickHouse-Summary",
        "{\"read_rows\":\"%d\",\"read_bytes\":\"%d\",\"written_rows\":\"%d\",\"written_bytes\":\"%d\",\"total_rows_to_read\":\"0\",\"result_rows\":\"%d\",\"result_bytes\":\"0\"}"
            .formatted(
                counts.readRows(),
                counts.readBytes(),
                counts.writtenRows(),
                counts.writtenBytes(),
                counts.writtenRows()));
  }
}
