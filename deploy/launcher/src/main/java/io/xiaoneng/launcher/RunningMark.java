package io.xiaoneng.launcher;

import io.xiaoneng.launcher.data.DataDirectory;
import io.xiaoneng.launcher.service.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells {@code deploy/run} that the program runs from this tree: building anew would change the
 * jars under it. A file named by the process id that holds the data directory.
 */
final class RunningMark implements AutoCloseable {
  private final Path file;

  private RunningMark(Path file) {
    this.file = file;
  }

  /** Leaves the mark. */
  static RunningMark leave(Program program, DataDirectory data) throws IOException {
    Path directory = program.module("deploy/launcher").resolve("target").resolve("running");
    Files.createDirectories(directory);
    Path file = directory.resolve(Long.toString(ProcessHandle.current().pid()));
    Files.writeString(file, data.root() + "\n");
    return new RunningMark(file);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
