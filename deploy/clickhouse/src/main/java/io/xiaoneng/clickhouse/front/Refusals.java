package io.xiaoneng.clickhouse.front;

import io.xiaoneng.clickhouse.engine.EngineException;
import io.xiaoneng.clickhouse.http.HttpRequest;
import java.util.regex.Pattern;

/** Statements that would harm the next client of a shared connection, or this machine's files. */
final class Refusals {
  private static final Pattern TEMPORARY =
      Pattern.compile("CREATE\\s+(OR\\s+REPLACE\\s+)?TEMPORARY\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern INTO_OUTFILE =
      Pattern.compile(
          "\\bINTO\\s+OUTFILE\\s+'[^']*'[^')]*\\z", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern READONLY =
      Pattern.compile("\\breadonly\\s*=", Pattern.CASE_INSENSITIVE);

  private Refusals() {}

  /**
   * GET and {@code readonly=1} never write, as with ClickHouse; that is decided here because the
   * setting itself cannot be undone on a connection.
   *
   * @throws EngineException if the statement is refused
   */
  static void check(HttpRequest request, StatementText statement) throws EngineException {
    String word = statement.firstWord();
    boolean readonly =
        request.method().equals("GET")
            || !request.parameters().getOrDefault("readonly", "0").equals("0");
    if (readonly && !statement.isRead() && !word.isEmpty()) {
      throw new EngineException(
          164, "Cannot execute query in readonly mode: use POST for writing. (READONLY)");
    }
    if (word.equals("SET") && statement.contains(READONLY)) {
      throw new EngineException(
          164, "Cannot modify 'readonly': connections are shared. (READONLY)");
    }
    if (word.equals("CREATE") && statement.contains(TEMPORARY)) {
      throw new EngineException(
          113, "There is no session: connections are shared. (THERE_IS_NO_SESSION)");
    }
    if (statement.isRead() && statement.contains(INTO_OUTFILE)) {
      throw new EngineException(1, "INTO OUTFILE is not allowed. (UNSUPPORTED_METHOD)");
    }
  }
}
