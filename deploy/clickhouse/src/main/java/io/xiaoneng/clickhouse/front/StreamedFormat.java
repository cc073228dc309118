package io.xiaoneng.clickhouse.front;

import java.util.Map;
import java.util.Set;

/**
 * Output formats whose chunks can be sent one after another.
 *
 * <p>The engine writes every chunk as a document of its own, so a header that names the columns
 * comes with each chunk and must be sent once only. Formats with anything around or between rows
 * (JSON, Pretty, Parquet, …) cannot be joined and are sent whole.
 */
final class StreamedFormat {
  private static final Set<String> PLAIN =
      Set.of(
          "TabSeparated",
          "TSV",
          "TabSeparatedRaw",
          "TSVRaw",
          "Raw",
          "CSV",
          "TSKV",
          "RowBinary",
          "Native",
          "JSONEachRow",
          "JSONLines",
          "NDJSON",
          "JSONStringsEachRow",
          "JSONCompactEachRow",
          "JSONCompactStringsEachRow",
          "LineAsString");

  private static final Map<String, Integer> HEADER_LINES =
      Map.ofEntries(
          Map.entry("TabSeparatedWithNames", 1),
          Map.entry("TSVWithNames", 1),
          Map.entry("TabSeparatedWithNamesAndTypes", 2),
          Map.entry("TSVWithNamesAndTypes", 2),
          Map.entry("JSONCompactEachRowWithNames", 1),
          Map.entry("JSONCompactEachRowWithNamesAndTypes", 2));

  private static final Map<String, Integer> BINARY_HEADERS =
      Map.of("RowBinaryWithNames", 1, "RowBinaryWithNamesAndTypes", 2);

  private StreamedFormat() {}

  static boolean canStream(String format) {
    return PLAIN.contains(format)
        || HEADER_LINES.containsKey(format)
        || BINARY_HEADERS.containsKey(format);
  }

  /** Whether each chunk begins with a header. */
  static boolean hasHeader(String format) {
    return !PLAIN.contains(format);
  }

  /**
   * The header's length in bytes.
   *
   * @param chunk the beginning of a chunk, long enough to hold the header
   * @throws IllegalArgumentException if it does not hold a whole header
   */
  static int headerLength(String format, byte[] chunk) {
    Integer lines = HEADER_LINES.get(format);
    if (lines != null) {
      return afterLines(chunk, lines);
    }
    Integer strings = BINARY_HEADERS.get(format);
    return strings == null ? 0 : afterStrings(chunk, strings);
  }

  private static int afterLines(byte[] chunk, int lines) {
    int at = 0;
    for (int line = 0; line < lines; line++) {
      while (at < chunk.length && chunk[at] != '\n') {
        at++;
      }
      at++;
    }
    return checked(at, chunk);
  }

  private static int afterStrings(byte[] chunk, int perColumn) {
    VarInts ints = new VarInts(chunk);
    long strings = ints.next() * perColumn;
    for (long i = 0; i < strings; i++) {
      ints.skip(ints.next());
    }
    return checked(ints.position(), chunk);
  }

  private static int checked(int length, byte[] chunk) {
    if (length > chunk.length) {
      throw new IllegalArgumentException("the result's header is longer than " + chunk.length);
    }
    return length;
  }
}
