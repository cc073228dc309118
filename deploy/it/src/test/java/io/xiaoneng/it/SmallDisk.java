package io.xiaoneng.it;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A disk of its own, small enough to be filled. */
final class SmallDisk implements AutoCloseable {
  private static final long MEGABYTE = 1L << 20;
  private static final int CHUNK = (int) MEGABYTE;

  private final Path directory;
  private final Path ballast;

  private SmallDisk(Path directory) {
    this.directory = directory;
    this.ballast = directory.resolve("ballast");
  }

  /** Mounts one; who may not mount is told so, and the test is skipped. */
  static SmallDisk mount(Path directory, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    if (run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory) != 0) {
      System.err.println("SKIPPED: filling a disk needs the right to mount one");
      abort("no right to mount");
    }
    return new SmallDisk(directory);
  }

  private static int run(Object... command) throws IOException, InterruptedException {
    List<String> line = java.util.Arrays.stream(command).map(Object::toString).toList();
    Process process;
    try {
      process = new ProcessBuilder(line).redirectErrorStream(true).start();
    } catch (IOException e) {
      return -1;
    }
    process.getOutputStream().close();
    System.out.print(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  Path directory() {
    return directory;
  }

  long free() throws IOException {
    return Files.getFileStore(directory).getUsableSpace() / MEGABYTE;
  }

  /** Writes until no more than so many megabytes are free. */
  void fillBut(int megabytes) throws IOException {
    try (var out =
        Files.newOutputStream(
            ballast,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.APPEND)) {
      byte[] chunk = new byte[CHUNK];
      while (free() > megabytes) {
        out.write(chunk);
      }
    }
  }

  void makeRoom() throws IOException {
    Files.deleteIfExists(ballast);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("umount", "-l", directory);
  }
}
