package io.xiaoneng.dashboard.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The fonts that the program carries for its papers, and no others: a page is as wide and as high
 * on a machine that has many fonts as on one that has hardly any.
 */
final class OwnFonts {

  private static final Path FONTS = Path.of("src", "main", "resources", "fonts");
  private static final Path TARGET = Path.of("target", "fonts");

  private OwnFonts() {}

  /** The environment of a program that finds these fonts by fontconfig. */
  static Map<String, String> environment() {
    Path file = TARGET.resolve("fonts.conf").toAbsolutePath();
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          """
          <?xml version="1.0"?>
          <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
          <fontconfig>
            <dir>%s</dir>
            <cachedir>%s</cachedir>
          </fontconfig>
          """
              .formatted(FONTS.toAbsolutePath(), TARGET.resolve("cache").toAbsolutePath()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("FONTCONFIG_FILE", file.toString());
    return environment;
  }
}
