package io.xiaoneng.clickhouse.front;

import io.xiaoneng.clickhouse.engine.Engine;
import io.xiaoneng.clickhouse.engine.EngineException;
import io.xiaoneng.clickhouse.http.HttpHandler;
import io.xiaoneng.clickhouse.http.HttpRequest;
import io.xiaoneng.clickhouse.http.HttpResponse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * ClickHouse's HTTP interface: {@code /ping}, {@code /replicas_status} and statements at {@code /}.
 */
public final class Front implements HttpHandler, AutoCloseable {
  private static final int AUTHENTICATION_FAILED = 516;

  private final RunningQueries running;
  private final QueryHandler queries;
  private final String version;
  private final String zone;
  private final @Nullable String password;

  /**
   * @param defaults settings of every statement unless its request says otherwise
   * @param password asked of every statement, whatever the user's name; null for none
   */
  public Front(Engine engine, Map<String, String> defaults, @Nullable String password)
      throws EngineException {
    this.running = new RunningQueries(engine);
    this.queries = new QueryHandler(engine, running, defaults);
    this.version = engine.value("SELECT version()");
    this.zone = engine.value("SELECT timezone()");
    this.password = password;
  }

  /** The engine's version, as {@code SELECT version()} says it. */
  public String version() {
    return version;
  }

  @Override
  public void handle(HttpRequest request, HttpResponse response) throws IOException {
    switch (request.path()) {
      case "/ping", "/replicas_status" -> text(response, 200, "Ok.\n");
      case "/" -> statement(request, response);
      default -> text(response, 404, "There is no handle " + request.path() + "\n");
    }
  }

  private void statement(HttpRequest request, HttpResponse response) throws IOException {
    String given = request.parameters().getOrDefault("query_id", "");
    String queryId = given.isEmpty() ? UUID.randomUUID().toString() : given;
    response.header("X-ClickHouse-Query-Id", queryId);
    response.header("X-ClickHouse-Server-Display-Name", "xiaoneng");
    response.header("X-ClickHouse-Timezone", zone);
    try {
      authenticate(request);
      if (!request.parameters().containsKey("query") && request.method().equals("GET")) {
        text(response, 200, "Ok.\n");
        return;
      }
      queries.run(request, response, queryId);
    } catch (EngineException e) {
      fail(response, e.code(), String.valueOf(e.getMessage()));
    } catch (EOFException e) {
      throw e;
    } catch (RuntimeException e) {
      e.printStackTrace();
      fail(
          response,
          EngineException.UNKNOWN,
          "Code: 1002. DB::Exception: " + e + ". (UNKNOWN_EXCEPTION)");
    }
  }

  /** Once part of the result is sent, only a broken connection can tell the client of the error. */
  private void fail(HttpResponse response, int code, String message) throws IOException {
    if (response.started()) {
      throw new IOException("failed amid the result: " + message);
    }
    response.discard();
    response.header("X-ClickHouse-Exception-Code", Integer.toString(code));
    text(
        response,
        ErrorStatus.of(code),
        (message.contains("(version ") ? message : message + " (version " + version + ")") + "\n");
  }

  private static void text(HttpResponse response, int status, String text) throws IOException {
    response.status(status);
    response.header("Content-Type", "text/plain; charset=UTF-8");
    response.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void authenticate(HttpRequest request) throws EngineException {
    if (password == null) {
      return;
    }
    String given = request.parameters().get("password");
    if (given == null) {
      given = request.header("x-clickhouse-key");
    }
    String authorization = request.header("authorization");
    if (given == null && authorization != null && authorization.startsWith("Basic ")) {
      given = basicPassword(authorization.substring("Basic ".length()));
    }
    if (given == null
        || !MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8))) {
      throw new EngineException(
          AUTHENTICATION_FAILED,
          "Authentication failed: password is incorrect, or there is no user with such name."
              + " (AUTHENTICATION_FAILED)");
    }
  }

  private static @Nullable String basicPassword(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Stops every statement under way. */
  public void stop() throws EngineException {
    running.killAll();
  }

  /** How many statements are under way. */
  public int runningQueries() {
    return running.count();
  }

  @Override
  public void close() {
    running.close();
  }
}
