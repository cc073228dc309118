package io.xiaoneng.it;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things lie: the project, and the data that is not part of it. */
final class Project {
  /** The project's top directory. */
  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  private Project() {}

  /** A file of the shared data; where it is absent the test is skipped, loudly. */
  static Path shared(String name) {
    Path file = ROOT.resolve("../shared/data").normalize().resolve(name);
    if (!Files.isReadable(file)) {
      System.err.println("SKIPPED: this test needs " + file + ", which is not there");
      return abort("no " + file);
    }
    return file;
  }
}
