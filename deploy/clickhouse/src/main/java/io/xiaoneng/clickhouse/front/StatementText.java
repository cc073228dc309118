package io.xiaoneng.clickhouse.front;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the front has to know about a statement before the engine sees it: its first word, where the
 * rows of an INSERT begin, which output format a SELECT names. Everything else is the engine's.
 *
 * <p>The text is Latin-1, one character for each byte, so that positions are byte positions and
 * binary rows pass unharmed.
 */
final class StatementText {
  private static final Set<String> READS =
      Set.of("SELECT", "WITH", "FROM", "SHOW", "DESCRIBE", "DESC", "EXISTS", "EXPLAIN", "CHECK");
  private static final Set<String> STREAMED = Set.of("SELECT", "WITH", "FROM");
  private static final Set<String> NO_ROWS_FOLLOW = Set.of("SELECT", "WITH", "FROM", "WATCH");
  private static final Pattern OUTPUT_FORMAT =
      Pattern.compile(
          "[\\s)'\"`\\]]FORMAT\\s+([A-Za-z0-9]+)\\s*(?:SETTINGS\\s[^)]*)?;?\\s*\\z",
          Pattern.CASE_INSENSITIVE);
  private static final int TAIL = 4096;

  private final String text;
  private final String firstWord;

  StatementText(String text) {
    this.text = text;
    int start = skipBlank(0);
    while (start < text.length() && text.charAt(start) == '(') {
      start = skipBlank(start + 1);
    }
    this.firstWord = word(start).toUpperCase(Locale.ROOT);
  }

  /** The first word in upper case, empty if there is none. */
  String firstWord() {
    return firstWord;
  }

  boolean isRead() {
    return READS.contains(firstWord);
  }

  boolean isStreamable() {
    return STREAMED.contains(firstWord);
  }

  boolean isInsert() {
    return firstWord.equals("INSERT");
  }

  /** Whether the pattern occurs near the end of the statement. */
  boolean contains(Pattern pattern) {
    return pattern.matcher(tail()).find();
  }

  private String tail() {
    return text.substring(Math.max(0, text.length() - TAIL));
  }

  /** The format that the end of the statement names, null if it names none. */
  @Nullable String outputFormat() {
    Matcher matcher = OUTPUT_FORMAT.matcher(tail());
    return matcher.find() ? matcher.group(1) : null;
  }

  /**
   * The statement and the rows that follow it.
   *
   * @param head without FORMAT or VALUES
   * @param format of the rows
   * @param rows where the first row begins
   */
  record InsertHead(String head, String format, int rows) {}

  /**
   * Splits an INSERT, null if no rows follow (INSERT … SELECT) or the text ends before one can
   * tell.
   */
  @Nullable InsertHead insertHead() {
    int at = 0;
    while (at < text.length()) {
      at = skipBlank(at);
      if (at >= text.length()) {
        return null;
      }
      char c = text.charAt(at);
      if (c == '(') {
        at = skipParentheses(at);
      } else if (c == '\'' || c == '"' || c == '`') {
        at = skipQuoted(at);
      } else if (isWordPart(c)) {
        String word = word(at);
        String upper = word.toUpperCase(Locale.ROOT);
        int end = at + word.length();
        if (NO_ROWS_FOLLOW.contains(upper)) {
          return null;
        }
        if (upper.equals("VALUES")) {
          return new InsertHead(text.substring(0, at), "Values", end);
        }
        if (upper.equals("FORMAT")) {
          int nameAt = skipBlank(end);
          String format = word(nameAt);
          int rows = skipLineEnd(nameAt + format.length());
          return format.isEmpty() ? null : new InsertHead(text.substring(0, at), format, rows);
        }
        at = end;
      } else {
        at++;
      }
    }
    return null;
  }

  /** Rows begin after the first line end, or after the blanks if they are on the same line. */
  private int skipLineEnd(int from) {
    int at = from;
    while (at < text.length() && " \t\f".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    return at < text.length() && text.charAt(at) == '\n' ? at + 1 : at;
  }

  private int skipBlank(int from) {
    int at = from;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("--", at) || text.charAt(at) == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        at = end < 0 ? text.length() : end + 2;
      } else {
        return at;
      }
    }
    return at;
  }

  private int skipQuoted(int from) {
    char quote = text.charAt(from);
    int at = from + 1;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), at + 1);
  }

  private int skipParentheses(int from) {
    int depth = 0;
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"' || c == '`') {
        at = skipQuoted(at);
        continue;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      at++;
      if (depth == 0) {
        return at;
      }
    }
    return at;
  }

  private String word(int from) {
    int end = from;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    return text.substring(from, end);
  }

  private static boolean isWordPart(char c) {
    return c == '_' || c < 128 && Character.isLetterOrDigit(c);
  }
}
