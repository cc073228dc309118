package io.xiaoneng.importer;

import io.xiaoneng.event.Json;
import io.xiaoneng.event.Reason;
import io.xiaoneng.importer.mapping.ImportFailure;
import io.xiaoneng.importer.mapping.Row;
import io.xiaoneng.importer.source.JsonRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The refused objects as a list in JSON, each with {@code _line}, {@code _rule}, {@code _reason}
 * and {@code _detail} before its own members; one that is no JSON as the text {@code _text}.
 * Created with the first one.
 */
final class RejectsJson implements Rejects {

  private final Path path;
  private @Nullable BufferedWriter writer;

  RejectsJson(Path path) {
    this.path = path;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public void columns(String part, List<String> names) {
    // Objects name their members themselves.
  }

  @Override
  public void write(String part, Row row, String rule, Reason reason, String detail) {
    Map<String, Object> why = new LinkedHashMap<>();
    why.put("_line", row.line());
    why.put("_rule", rule);
    why.put("_reason", reason.code());
    why.put("_detail", detail);
    String members = Json.write(why);
    String request = row instanceof JsonRow json ? json.text().strip() : "";
    try {
      BufferedWriter out = writer;
      if (out == null) {
        out = Files.newBufferedWriter(path);
        writer = out;
        out.write("[\n");
      } else {
        out.write(",\n");
      }
      out.write(reason == Reason.NOT_JSON ? beside(members, request) : among(members, request));
    } catch (IOException full) {
      throw failure(full);
    }
  }

  /** The object with the reasons before its own members: mended, it can be imported as it is. */
  private static String among(String members, String request) {
    String own = request.isEmpty() ? "" : request.substring(1, request.length() - 1).strip();
    return members.substring(0, members.length() - 1) + (own.isEmpty() ? "" : ", " + own) + "}";
  }

  private static String beside(String members, String request) {
    return members.substring(0, members.length() - 1) + ", \"_text\": " + Json.write(request) + "}";
  }

  @Override
  public void close() {
    try {
      if (writer != null) {
        writer.write("\n]\n");
        writer.close();
      }
    } catch (IOException full) {
      throw failure(full);
    }
  }

  private ImportFailure failure(IOException full) {
    return new ImportFailure("the rejects file " + path + " cannot be written: " + full, full);
  }
}
