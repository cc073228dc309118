package io.xiaoneng.schema;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text of SQL into its statements: at semicolons outside quotes and comments. */
public final class SqlScript {

  private SqlScript() {}

  /** The statements, without comments and semicolons. */
  public static List<String> statements(String sql) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    int i = 0;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (sql.startsWith("--", i)) {
        i = after(sql, "\n", i) - 1;
      } else if (sql.startsWith("/*", i)) {
        i = after(sql, "*/", i);
      } else if (c == '\'' || c == '`' || c == '"') {
        int end = quoteEnd(sql, i);
        statement.append(sql, i, end);
        i = end;
      } else if (c == ';') {
        flush(statement, statements);
        i++;
      } else {
        statement.append(c);
        i++;
      }
    }
    flush(statement, statements);
    return statements;
  }

  private static int after(String sql, String mark, int from) {
    int at = sql.indexOf(mark, from);
    return at < 0 ? sql.length() + 1 : at + mark.length();
  }

  private static int quoteEnd(String sql, int from) {
    char quote = sql.charAt(from);
    for (int i = from + 1; i < sql.length(); i++) {
      if (sql.charAt(i) == '\\') {
        i++;
      } else if (sql.charAt(i) == quote) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("a quote of the SQL script is not closed: " + quote);
  }

  private static void flush(StringBuilder statement, List<String> statements) {
    String text = statement.toString().strip();
    if (!text.isEmpty()) {
      statements.add(text);
    }
    statement.setLength(0);
  }
}
