package io.xiaoneng.launcher.backup;

import io.xiaoneng.launcher.LaunchException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a backup holds: a head of {@code name=value} lines, an empty line, and {@code SHA-256 SIZE
 * PATH} for each file, paths relative with slashes.
 *
 * @param format of the backup
 * @param schema version of the ClickHouse schema
 * @param directory the data directory it was taken of; checkpoints name their files by it
 * @param files by path
 */
record Manifest(int format, int schema, String directory, Map<String, Entry> files) {
  static final String FILE = "manifest.txt";

  /** The format this program writes. */
  static final int FORMAT = 1;

  private static final int BUFFER = 1 << 16;

  /** One file. */
  record Entry(String sha256, long size) {}

  void store(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("format=" + format);
    lines.add("schema=" + schema);
    lines.add("directory=" + directory);
    lines.add("");
    files.forEach((path, each) -> lines.add(each.sha256() + " " + each.size() + " " + path));
    lines.add("end " + files.size());
    Path whole = file.resolveSibling(FILE + ".new");
    Files.write(whole, lines);
    Files.move(whole, file);
  }

  /**
   * @throws LaunchException where there is none, or it was not written to its end
   */
  static Manifest load(Path backup) {
    Path file = backup.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new LaunchException(backup + " is no backup: there is no " + FILE + " in it");
    }
    try {
      return parse(Files.readAllLines(file));
    } catch (IOException | RuntimeException e) {
      throw new LaunchException(file + " is damaged (" + e.getMessage() + ")", e);
    }
  }

  private static Manifest parse(List<String> lines) {
    Map<String, String> head = new TreeMap<>();
    int line = 0;
    for (; !lines.get(line).isEmpty(); line++) {
      String[] pair = lines.get(line).split("=", 2);
      head.put(pair[0], pair[1]);
    }
    Map<String, Entry> files = new TreeMap<>();
    for (line++; line < lines.size() - 1; line++) {
      String[] parts = lines.get(line).split(" ", 3);
      files.put(parts[2], new Entry(parts[0], Long.parseLong(parts[1])));
    }
    if (!lines.get(lines.size() - 1).equals("end " + files.size())) {
      throw new IllegalArgumentException("it has no proper end");
    }
    return new Manifest(
        Integer.parseInt(head.getOrDefault("format", "0")),
        Integer.parseInt(head.getOrDefault("schema", "0")),
        head.getOrDefault("directory", ""),
        files);
  }

  private static InputStream content(Path from) throws IOException {
    return Files.isSymbolicLink(from)
        ? new ByteArrayInputStream(
            Files.readSymbolicLink(from).toString().getBytes(StandardCharsets.UTF_8))
        : Files.newInputStream(from);
  }

  /** What a file holds now; of a link, where it points: the store keeps its tables behind links. */
  static Entry read(Path from) throws IOException {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      long size = 0;
      byte[] buffer = new byte[BUFFER];
      try (InputStream in = new DigestInputStream(content(from), sha)) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          size += n;
        }
      }
      return new Entry(HexFormat.of().formatHex(sha.digest()), size);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
