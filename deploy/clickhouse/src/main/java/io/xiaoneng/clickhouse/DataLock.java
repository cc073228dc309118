package io.xiaoneng.clickhouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second engine off a data directory. The system lets go of it when the process dies. */
final class DataLock implements AutoCloseable {
  private static final String FILE = "xiaoneng.lock";

  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Creates the directory if need be and locks it.
   *
   * @throws IllegalStateException if another process holds it, or it cannot be written
   */
  static DataLock take(Path data) {
    try {
      Files.createDirectories(data);
      FileChannel channel =
          FileChannel.open(data.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        lock = null;
      }
      if (lock == null) {
        channel.close();
        throw new IllegalStateException(
            "another ClickHouse process already runs on the data directory " + data);
      }
      return new DataLock(channel);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the data directory " + data + " cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
