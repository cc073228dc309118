package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.metric.BadParameterException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The folders below the root that reports may be put into, and no way out of it. */
final class Folders {

  private static final int LONGEST = 400;

  /** Neither hidden, nor "." or "..", nor anything a file system reads otherwise than it is. */
  private static final String NAME = "[\\p{L}\\p{N}_][\\p{L}\\p{N}_ .()（）-]{0,99}";

  private final Path root;

  Folders(Path root) {
    this.root = root;
  }

  /**
   * A path of names with "/" between.
   *
   * @throws BadParameterException where it is none, or could lead out of the root
   */
  static String checked(String path) {
    boolean good = path.length() <= LONGEST;
    for (String name : path.split("/", -1)) {
      good &= name.matches(NAME) && !name.endsWith(" ") && !name.endsWith(".");
    }
    if (!good) {
      throw new BadParameterException(
          "target",
          "target must be a folder below the root, such as units/610102: letters, digits,"
              + " underscores, blanks, brackets, dots and dashes, no name that begins with a dot");
    }
    return path;
  }

  /**
   * The folder of that path, which is made where it is not there.
   *
   * @throws IOException where it cannot be made, or a link or a file stands in its way
   */
  Path open(String path) throws IOException {
    Files.createDirectories(root);
    Path folder = root.toRealPath();
    for (String name : checked(path).split("/")) {
      folder = folder.resolve(name);
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
          throw new FileSystemException(name, null, "it is a link or a file, not a folder");
        }
        Files.createDirectory(folder);
      }
    }
    return folder;
  }
}
