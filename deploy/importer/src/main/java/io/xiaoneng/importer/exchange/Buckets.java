package io.xiaoneng.importer.exchange;

import io.xiaoneng.importer.mapping.ImportFailure;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows put aside on disk by their case, so that all rows of a case can be looked at together
 * whatever file and place they came from, in the memory of a small part of them. The directory is
 * the owner's alone and is gone afterwards.
 */
public final class Buckets implements AutoCloseable {

  /** How many parts: of twenty million rows, some eighty thousand are held at once. */
  public static final int COUNT = 256;

  private static final int BUFFER = 1 << 13;

  private final List<TableLayout> layouts;
  private final Path directory;
  private final @Nullable DataOutputStream[] files = new DataOutputStream[COUNT];

  /**
   * @param layouts of every table that rows will come from
   */
  public Buckets(List<TableLayout> layouts) {
    this.layouts = List.copyOf(layouts);
    try {
      directory = Files.createTempDirectory("xiaoneng-import");
    } catch (IOException full) {
      throw failure(full);
    }
  }

  /** Puts a row aside. */
  public void add(StoredRow row) {
    int bucket = Math.floorMod(row.caseNumber().hashCode(), COUNT);
    try {
      DataOutputStream out = files[bucket];
      if (out == null) {
        out =
            new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file(bucket)), BUFFER));
        files[bucket] = out;
      }
      out.writeByte(layouts.indexOf(row.layout()));
      out.writeLong(row.line());
      write(row.caseNumber(), out);
      write(row.key(), out);
      out.writeByte(row.operation().ordinal());
      out.writeLong(row.recordedAt().toEpochMilli());
      for (String value : row.values()) {
        write(value, out);
      }
    } catch (IOException full) {
      throw failure(full);
    }
  }

  /**
   * Hands over the rows of each case of one bucket, cases by number; nothing may be added after.
   *
   * @param bucket from 0 to {@link #COUNT}, exclusive
   */
  public void cases(int bucket, Consumer<List<StoredRow>> cases) {
    DataOutputStream written = files[bucket];
    if (written == null) {
      return;
    }
    Map<String, List<StoredRow>> byCase = new TreeMap<>();
    try {
      written.close();
      try (DataInputStream in =
          new DataInputStream(
              new BufferedInputStream(Files.newInputStream(file(bucket)), 1 << 16))) {
        for (int table = in.read(); table >= 0; table = in.read()) {
          StoredRow row = read(layouts.get(table), in);
          byCase.computeIfAbsent(row.caseNumber(), each -> new ArrayList<>()).add(row);
        }
      }
      files[bucket] = null;
      Files.delete(file(bucket));
    } catch (IOException broken) {
      throw failure(broken);
    }
    byCase.values().forEach(cases);
  }

  private static StoredRow read(TableLayout layout, DataInputStream in) throws IOException {
    long line = in.readLong();
    String caseNumber = text(in);
    String key = text(in);
    Operation operation = Operation.values()[in.readByte()];
    Instant recordedAt = Instant.ofEpochMilli(in.readLong());
    List<String> values = new ArrayList<>(layout.columns().size());
    for (int i = 0; i < layout.columns().size(); i++) {
      values.add(text(in));
    }
    return new StoredRow(layout, line, caseNumber, key, operation, recordedAt, values);
  }

  /** Not writeUTF: it ends at 64 KiB. */
  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private Path file(int bucket) {
    return directory.resolve(Integer.toString(bucket));
  }

  private static ImportFailure failure(IOException full) {
    return new ImportFailure(
        "rows cannot be put aside in "
            + System.getProperty("java.io.tmpdir")
            + " (is it full?): "
            + full.getMessage(),
        full);
  }

  @Override
  public void close() {
    try {
      for (int i = 0; i < COUNT; i++) {
        DataOutputStream file = files[i];
        if (file != null) {
          closeQuietly(file);
        }
        Files.deleteIfExists(file(i));
      }
      Files.delete(directory);
    } catch (IOException left) {
      throw failure(left);
    }
  }

  private static void closeQuietly(DataOutputStream file) {
    try {
      file.close();
    } catch (IOException full) {
      // Its rows are thrown away just now.
    }
  }
}
