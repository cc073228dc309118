package io.xiaoneng.importer;

import io.xiaoneng.event.Reason;
import io.xiaoneng.importer.mapping.Mapping;
import io.xiaoneng.importer.mapping.Row;
import java.nio.file.Path;
import java.util.List;

/** Where refused rows are written down, so that they can be mended and imported. */
interface Rejects extends AutoCloseable {

  /** A file, for exchange tables a directory. */
  Path path();

  /**
   * Names the columns of a part of the log, before its first row.
   *
   * @param part the file of the log, or the table
   */
  void columns(String part, List<String> names);

  /**
   * Writes a row.
   *
   * @param rule its name; "" where no rule was reached
   */
  void write(String part, Row row, String rule, Reason reason, String detail);

  @Override
  void close();

  /** What suits logs of that format; nothing is created before the first row. */
  static Rejects at(Path path, Mapping.Format format) {
    return switch (format) {
      case XES, CSV -> new RejectsFile(path);
      case OPEN311 -> new RejectsJson(path);
      case EXCHANGE -> new RejectsDirectory(path);
    };
  }
}
