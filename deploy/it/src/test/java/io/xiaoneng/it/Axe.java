package io.xiaoneng.it;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules of WCAG 2.2 AA that a program can check, by axe-core's script. */
final class Axe {
  private static final String SCRIPT = script();

  /** What bars somebody from using a page; lesser findings are advice. */
  private static final String FIND =
      "async () => (await axe.run(document, {resultTypes: ['violations'],"
          + " runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],"
          + " rules: {'target-size': {enabled: true}}})).violations"
          + ".filter(v => ['serious', 'critical'].includes(v.impact))"
          + ".map(v => `${v.impact} ${v.id}: ${v.help}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`)";

  private Axe() {}

  /** One line for each serious or critical violation on the page as it stands. */
  static List<String> violations(Page page) {
    page.evaluate(SCRIPT + "; null");
    return ((List<?>) page.evaluate(FIND)).stream().map(String::valueOf).toList();
  }

  private static String script() {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      if (in == null) {
        throw new IllegalStateException("axe.min.js is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
