package io.xiaoneng.launcher.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** A file with the id of a running process, as scripts expect it: the number and a line feed. */
public final class PidFile {
  private final Path path;

  /** The file at {@code path}. */
  public PidFile(Path path) {
    this.path = path;
  }

  /** Writes the id whole or not at all: readers never see half of it. */
  public void write(long pid) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    Files.writeString(fresh, pid + "\n");
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Forgets the process. */
  public void remove() throws IOException {
    Files.deleteIfExists(path);
  }

  /**
   * The process named in the file if it runs and {@code mark} is one of its arguments. Ids are used
   * again by the system, so that the number alone proves nothing.
   */
  public Optional<ProcessHandle> runningWith(String mark) {
    try {
      long pid = Long.parseLong(Files.readString(path).strip());
      return ProcessHandle.of(pid).filter(process -> hasArgument(process, mark));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean hasArgument(ProcessHandle process, String mark) {
    Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    if (!Files.isReadable(commandLine)) {
      return process.info().commandLine().orElse("").contains(mark);
    }
    try {
      String arguments = Files.readString(commandLine, StandardCharsets.ISO_8859_1);
      String bytes = new String(mark.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      return List.of(arguments.split("\0")).contains(bytes);
    } catch (IOException e) {
      return false;
    }
  }
}
