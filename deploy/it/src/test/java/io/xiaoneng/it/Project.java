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
    Path file = sharedData().resolve(name);
    if (!hasShared(name)) {
      System.err.println("SKIPPED: this test needs " + file + ", which is not there");
      return abort("no " + file);
    }
    return file;
  }

  /** Whether a file of the shared data is there, for tests that can do without. */
  static boolean hasShared(String name) {
    return Files.isReadable(sharedData().resolve(name));
  }

  private static Path sharedData() {
    return ROOT.resolve("../shared/data").normalize();
  }
}
