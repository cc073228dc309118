package io.xiaoneng.importer;

import io.xiaoneng.event.Reason;
import io.xiaoneng.importer.mapping.ImportFailure;
import io.xiaoneng.importer.mapping.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A file of refused rows for each table, so that the directory can be mended and imported. */
final class RejectsDirectory implements Rejects {

  private static final String PACKED = ".gz";

  private final Path path;
  private final Map<String, RejectsFile> files = new HashMap<>();

  RejectsDirectory(Path path) {
    this.path = path;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public void columns(String part, List<String> names) {
    file(part).columns(part, names);
  }

  @Override
  public void write(String part, Row row, String rule, Reason reason, String detail) {
    try {
      Files.createDirectories(path);
    } catch (IOException none) {
      throw new ImportFailure("the directory of rejects " + path + " cannot be made", none);
    }
    file(part).write(part, row, rule, reason, detail);
  }

  private RejectsFile file(String part) {
    return files.computeIfAbsent(part, each -> new RejectsFile(path.resolve(name(each))));
  }

  private static String name(String part) {
    String unpacked =
        part.endsWith(PACKED) ? part.substring(0, part.length() - PACKED.length()) : part;
    return unpacked.endsWith(".csv") ? unpacked : unpacked + ".csv";
  }

  @Override
  public void close() {
    files.values().forEach(RejectsFile::close);
  }
}
