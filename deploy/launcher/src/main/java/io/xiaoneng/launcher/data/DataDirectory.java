package io.xiaoneng.launcher.data;

import io.xiaoneng.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where everything of one installation lies.
 *
 * @param root absolute path without symbolic links: one directory has one name
 */
public record DataDirectory(Path root) {
  private static final long MEGABYTE = 1024L * 1024;

  /** Less free space than this and nothing is started. */
  public static final long NEEDED_TO_START = 1024 * MEGABYTE;

  /** Less free space than this and the dashboard takes no events over HTTP; all else goes on. */
  public static final long NEEDED_TO_TAKE_IN = 256 * MEGABYTE;

  /** Less free space than this and everything is stopped, in order, before the disk is full. */
  public static final long NEEDED_TO_GO_ON = 96 * MEGABYTE;

  /**
   * Makes the directory if it is not there, with its parts.
   *
   * @throws LaunchException when it cannot be written to, or holds something else
   */
  public static DataDirectory prepare(Path root) {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new LaunchException("--data: " + root + " is a file, not a directory");
    }
    try {
      Files.createDirectories(root);
      DataDirectory data = new DataDirectory(root.toRealPath());
      if (!Files.isDirectory(data.conf()) && !isEmpty(root)) {
        throw new LaunchException(
            "--data: "
                + root
                + " holds files that are not Xiaoneng's; name an empty or new directory");
      }
      for (Path part : List.of(data.conf(), data.logs(), data.run(), data.tmp())) {
        Files.createDirectories(part);
      }
      Path probe = Files.createTempFile(data.run(), "probe", "");
      Files.delete(probe);
      return data;
    } catch (IOException e) {
      throw new LaunchException("--data: " + root + " cannot be written to (" + e + ")", e);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  /** Settings, ports and the configuration files written for the services. */
  public Path conf() {
    return root.resolve("conf");
  }

  /** One log a process. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** Process ids and the lock; means nothing when nothing runs. */
  public Path run() {
    return root.resolve("run");
  }

  /** Where the processes put what they need for a moment. */
  public Path tmp() {
    return root.resolve("tmp");
  }

  /** The data of one service. */
  public Path of(String service) {
    return root.resolve(service);
  }

  /** The log file of one process. */
  public Path log(String process) {
    return logs().resolve(process + ".log");
  }

  /**
   * The system property that marks every process of this directory, so that it is told from others.
   */
  public String mark() {
    return "-Dxiaoneng.data=" + root;
  }

  /** Free bytes on the disk it lies on. */
  public long freeBytes() throws IOException {
    return Files.getFileStore(root).getUsableSpace();
  }

  /** Refuses to go on when the disk is about to be full. */
  public void requireSpaceToGoOn(long freeBytes) {
    if (freeBytes < NEEDED_TO_GO_ON) {
      throw new LaunchException(
          "the disk of %s is nearly full: %d MB are free; stopped so that nothing is lost"
              .formatted(root, freeBytes / MEGABYTE));
    }
  }

  /** Refuses to start on a disk that is nearly full. */
  public void requireSpace(long freeBytes) {
    if (freeBytes < NEEDED_TO_START) {
      throw new LaunchException(
          "the disk of %s is nearly full: %d MB are free, at least %d MB are needed"
              .formatted(root, freeBytes / MEGABYTE, NEEDED_TO_START / MEGABYTE));
    }
  }
}
