package io.xiaoneng.dashboard.report.format;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps what is written until all of it is there, in a file that only this user can read and that
 * ends with it. Not thread-safe.
 */
final class HeldBack implements Closeable {

  private final Path file;
  private final OutputStream out;

  HeldBack() throws IOException {
    file = Files.createTempFile("report", ".part");
    out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
  }

  OutputStream out() {
    return out;
  }

  /** Gives all that was written. Nothing can be written afterwards. */
  void copyTo(OutputStream to) throws IOException {
    out.close();
    Files.copy(file, to);
  }

  /** With all that was written. Nothing can be written afterwards. */
  File file() throws IOException {
    out.close();
    return file.toFile();
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
