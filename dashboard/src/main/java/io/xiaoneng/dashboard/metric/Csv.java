package io.xiaoneng.dashboard.metric;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of CSV (RFC 4180). */
public final class Csv {

  private static final String LINE = "\r\n";

  private Csv() {}

  /** A line of fields, each quoted where it must be. */
  public static String line(Stream<String> fields) {
    return fields.map(Csv::quoted).collect(Collectors.joining(",")) + LINE;
  }

  /**
   * Text from outside, so that no spreadsheet takes it for a formula: what begins like one gets an
   * apostrophe in front.
   */
  public static String safe(String text) {
    return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
