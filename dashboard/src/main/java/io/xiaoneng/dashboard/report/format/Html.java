package io.xiaoneng.dashboard.report.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes elements and text; what is text never becomes an element. */
final class Html {

  private final OutputStream out;

  Html(OutputStream out) {
    this.out = out;
  }

  /** As it is. */
  Html raw(String markup) throws IOException {
    out.write(markup.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** With what has a meaning in HTML written as text. */
  Html text(String text) throws IOException {
    return raw(escaped(text));
  }

  /** An element with text alone. */
  Html element(String name, String text) throws IOException {
    return raw("<" + name + ">").text(text).raw("</" + name + ">\n");
  }

  static String escaped(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c < ' ' ? ' ' : c)
        .filter(c -> c < 0xd800 || c > 0xdfff)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> clean.append("&amp;");
                case '<' -> clean.append("&lt;");
                case '>' -> clean.append("&gt;");
                case '"' -> clean.append("&quot;");
                default -> clean.appendCodePoint(c);
              }
            });
    return clean.toString();
  }
}
