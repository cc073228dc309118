package io.xiaoneng.importer;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.xiaoneng.event.Reason;
import io.xiaoneng.importer.mapping.ImportFailure;
import io.xiaoneng.importer.mapping.Row;
import io.xiaoneng.importer.source.CsvRow;
import io.xiaoneng.importer.source.XesRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The refused rows, as CSV in UTF-8: for a CSV log its own columns and four more that say why, so
 * that the file can be mended and imported; for an XES log the attributes as one text. Created with
 * the first row.
 */
final class RejectsFile implements Rejects {

  private static final List<String> WHY = List.of("_line", "_rule", "_reason", "_detail");

  private final Path path;
  private List<String> columns = List.of("_attributes");
  private @Nullable CsvWriter writer;

  RejectsFile(Path path) {
    this.path = path;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public void columns(String part, List<String> names) {
    columns = names;
  }

  @Override
  public void write(String part, Row row, String rule, Reason reason, String detail) {
    try {
      CsvWriter out = writer;
      if (out == null) {
        out = CsvWriter.builder().build(path, StandardCharsets.UTF_8);
        writer = out;
        out.writeRecord(concat(columns, WHY));
      }
      List<String> why = List.of(Long.toString(row.line()), rule, reason.code(), detail);
      out.writeRecord(concat(fields(row), why));
    } catch (IOException | UncheckedIOException full) {
      throw new ImportFailure("the rejects file " + path + " cannot be written: " + full, full);
    }
  }

  @Override
  public void close() {
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException full) {
      throw new ImportFailure("the rejects file " + path + " cannot be written: " + full, full);
    }
  }

  /** Exactly as many fields as there are columns, or the reasons would slip out of theirs. */
  private List<String> fields(Row row) {
    if (row instanceof XesRow xes) {
      return List.of(new TreeMap<>(xes.own()).toString());
    }
    List<String> fields = new ArrayList<>(row instanceof CsvRow csv ? csv.fields() : List.of());
    while (fields.size() > columns.size()) {
      fields.remove(fields.size() - 1);
    }
    while (fields.size() < columns.size()) {
      fields.add("");
    }
    return fields;
  }

  private static List<String> concat(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
