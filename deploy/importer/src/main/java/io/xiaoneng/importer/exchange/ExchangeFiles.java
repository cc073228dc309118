package io.xiaoneng.importer.exchange;

import io.xiaoneng.importer.mapping.ImportFailure;
import io.xiaoneng.importer.mapping.Mapping;
import io.xiaoneng.importer.source.CsvSource;
import io.xiaoneng.importer.source.RowConsumer;
import io.xiaoneng.importer.source.RowSource;
import io.xiaoneng.importer.source.Unpacked;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Exchange tables as CSV files: one file, or every file of a directory. A file belongs to the table
 * whose name its own begins with, such as {@code up_pro_accept_202603.csv.gz}.
 */
public final class ExchangeFiles implements ExchangeParts {

  private final List<ExchangePart> parts = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  /**
   * @param path a file or a directory
   * @throws ImportFailure where no file belongs to a table that the mapping asks for
   */
  public ExchangeFiles(Path path, Mapping mapping) throws IOException {
    for (Path file : files(path)) {
      String table = table(file, mapping.tables());
      if (table == null) {
        leftOut.add(file.getFileName().toString());
      } else {
        parts.add(new FilePart(file, table, Files.size(file), mapping));
      }
    }
    if (parts.isEmpty()) {
      throw new ImportFailure(
          path.getFileName()
              + ": no file belongs to a table of "
              + mapping.file()
              + "; names must begin with "
              + String.join(", ", mapping.tables()));
    }
  }

  private record FilePart(Path file, String table, long size, Mapping mapping)
      implements ExchangePart {

    @Override
    public String name() {
      return file.getFileName().toString();
    }

    @Override
    public void read(
        RowConsumer consumer, UnaryOperator<InputStream> counting, LongConsumer advance)
        throws IOException {
      try (InputStream raw = Files.newInputStream(file);
          RowSource source =
              new CsvSource(name(), Unpacked.of(counting.apply(raw)), mapping, table)) {
        source.read(consumer);
      }
    }
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> inside = Files.list(path)) {
      return inside
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    }
  }

  private static @Nullable String table(Path file, List<String> tables) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return tables.stream()
        .filter(name::startsWith)
        .max(Comparator.comparingInt(String::length))
        .orElse(null);
  }

  @Override
  public List<ExchangePart> parts() {
    return parts;
  }

  /** Files of the directory that belong to no table of the mapping. */
  public List<String> leftOut() {
    return leftOut;
  }

  @Override
  public void close() {
    // Files are opened when they are read.
  }
}
