package io.xiaoneng.streets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Data that are no part of the project; a test that needs them is skipped, loudly, without. */
public final class SharedData {

  private SharedData() {}

  /**
   * The file below {@code -Dxiaoneng.shared-data}, {@code XIAONENG_SHARED_DATA}, or {@code
   * shared/data} in a directory above this one; ends the test as skipped where it is not there.
   */
  public static Path require(String name) {
    List<Path> roots = new ArrayList<>();
    String given =
        System.getProperty("xiaoneng.shared-data", System.getenv("XIAONENG_SHARED_DATA"));
    if (given != null) {
      roots.add(Path.of(given));
    }
    for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
      roots.add(dir.resolve("shared/data"));
    }
    Optional<Path> found =
        roots.stream().map(root -> root.resolve(name)).filter(Files::isReadable).findFirst();
    if (found.isEmpty()) {
      System.err.println(
          "SKIPPED: shared/data/"
              + name
              + " is not there. Set XIAONENG_SHARED_DATA to the directory that holds it.");
    }
    Assumptions.assumeTrue(found.isPresent(), "shared/data/" + name + " is not there");
    return found.orElseThrow();
  }
}
