package io.xiaoneng.dashboard.reconciliation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A numbered part of the recomputation, from the class path folder {@code reconciliation}. */
record SqlPart(String text) {

  /**
   * Reads {@code NAME.sql}, without comments.
   *
   * @param values what stands for each {@code ${name}} of the text
   * @throws IllegalStateException where a {@code ${name}} is left without a value
   */
  static SqlPart load(String name, Map<String, String> values) {
    String text = read("/reconciliation/" + name + ".sql");
    for (Map.Entry<String, String> each : values.entrySet()) {
      text = text.replace("${" + each.getKey() + "}", each.getValue());
    }
    if (text.contains("${")) {
      throw new IllegalStateException(
          "no value for " + text.substring(text.indexOf("${")).split("}")[0] + "} in " + name);
    }
    return new SqlPart(text);
  }

  private static String read(String path) {
    try (InputStream in = SqlPart.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not on the class path");
      }
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return sql.lines()
          .map(line -> line.contains("--") ? line.substring(0, line.indexOf("--")) : line)
          .filter(line -> !line.isBlank())
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its statements, cut at semicolons; no part has one inside a text. */
  List<String> statements() {
    return Arrays.stream(text.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** A text as a literal of SQL. */
  static String quote(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
