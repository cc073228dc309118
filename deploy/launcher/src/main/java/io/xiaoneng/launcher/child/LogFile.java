package io.xiaoneng.launcher.child;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The log of one child: appended to by the child, kept within bounds by the parent. */
public final class LogFile {
  static final long LARGEST = 64L * 1024 * 1024;
  private static final int TAIL_BYTES = 16 * 1024;

  private final Path path;

  /** The log at {@code path}, which need not exist yet. */
  public LogFile(Path path) {
    this.path = path;
  }

  /** Where it lies. */
  public Path path() {
    return path;
  }

  /**
   * When the log has grown too large, keeps its contents as {@code NAME.1} (over the one before)
   * and goes on with an empty file. The writer need not know: it appends.
   */
  public void keepWithinBounds() throws IOException {
    if (Files.exists(path) && Files.size(path) > LARGEST) {
      Path older = path.resolveSibling(path.getFileName() + ".1");
      Files.copy(path, older, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(0);
      }
    }
  }

  /**
   * The last {@code count} lines that say something: neither blank nor part of a stack trace. Empty
   * when there is no log.
   */
  public List<String> lastLines(int count) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long start = Math.max(0, file.length() - TAIL_BYTES);
      byte[] tail = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(tail);
      List<String> lines =
          new String(tail, StandardCharsets.UTF_8).lines().filter(LogFile::says).toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean says(String line) {
    String text = line.strip();
    return !text.isEmpty() && !text.startsWith("at ") && !text.matches("\\.\\.\\. [0-9]+ more");
  }
}
