package io.xiaoneng.dashboard.page.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The colours of the pages' tokens, as they stand on light and on dark screens. */
enum Theme {
  LIGHT,
  DARK;

  private static final Pattern TOKEN =
      Pattern.compile("--([a-z0-9-]+):\\s*(#[0-9a-fA-F]{6}|rgb\\([^)]*\\))\\s*;");

  /** By name, without the dashes; what is no plain colour is left out. */
  Map<String, Colour> colours() {
    Map<String, Colour> colours = new TreeMap<>();
    String light = text("tokens.css");
    read(light.substring(0, light.indexOf("@media print")), colours);
    if (this == DARK) {
      read(text("dark.css"), colours);
    }
    return colours;
  }

  private static void read(String css, Map<String, Colour> colours) {
    Matcher token = TOKEN.matcher(css);
    while (token.find()) {
      if (token.group(2).startsWith("#")) {
        colours.put(token.group(1), Colour.of(token.group(2)));
      }
    }
  }

  static String text(String sheet) {
    String name = "/static/assets/css/" + sheet;
    try (InputStream in = Theme.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
