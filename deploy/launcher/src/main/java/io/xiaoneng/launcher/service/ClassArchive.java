package io.xiaoneng.launcher.service;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A file of classes as the JVM maps them into memory (class data sharing).
 *
 * @param file the archive; need not be there
 * @param names where a running JVM writes the names of its classes
 * @param classPath of the JVM whose classes they are
 */
record ClassArchive(Path file, Path names, String classPath) {
  private static final Path NICE = Path.of("/usr/bin/nice");
  private static final long LIMIT_MINUTES = 10;

  /** What the JVM is told: use the archive or, without one, write down the names. */
  List<String> options() {
    return Files.isRegularFile(file)
        ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
        : List.of("-XX:DumpLoadedClassList=" + names);
  }

  /**
   * Makes the archive if the names are there and it is not, with the lowest priority; returns when
   * it is done, failed or interrupted.
   *
   * @param log where the JVM says what it leaves out
   */
  void make(Path log) throws IOException, InterruptedException {
    try {
      if (Files.isRegularFile(names) && !Files.exists(file)) {
        cutOffBrokenLine();
        dump(log);
      }
    } finally {
      Files.deleteIfExists(names);
    }
  }

  private void dump(Path log) throws IOException, InterruptedException {
    Path fresh = names.resolveSibling(names.getFileName() + ".new");
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "19"));
    }
    command.addAll(
        List.of(
            JavaCommand.EXECUTABLE,
            "-Xshare:dump",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:SharedClassListFile=" + names,
            "-XX:SharedArchiveFile=" + fresh,
            "-cp",
            classPath));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      process.getOutputStream().close();
      if (process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0) {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(fresh);
    }
  }

  /** The JVM still writes: the last line may not be whole. */
  private void cutOffBrokenLine() throws IOException {
    try (RandomAccessFile list = new RandomAccessFile(names.toFile(), "rw")) {
      long end = list.length();
      boolean atLineEnd = false;
      while (end > 0 && !atLineEnd) {
        list.seek(end - 1);
        atLineEnd = list.read() == '\n';
        end -= atLineEnd ? 0 : 1;
      }
      list.setLength(end);
    }
  }
}
