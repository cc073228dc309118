package io.xiaoneng.dashboard.paper;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A font of one document, of which those characters are embedded that are used. */
final class PaperFont {

  /** Stands for what the font has not. */
  private static final int MISSING = '〓';

  private final PDType0Font font;
  private final Map<Integer, Double> widths = new HashMap<>();

  PaperFont(PDDocument document, String resource) throws IOException {
    try (InputStream in = Typeface.open(resource)) {
      font = PDType0Font.load(document, in, true);
    }
  }

  PDType0Font font() {
    return font;
  }

  /** The text with {@code 〓} for what cannot be written; line breaks and tabs become spaces. */
  String writable(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .map(each -> each < ' ' ? ' ' : each)
        .forEach(each -> clean.appendCodePoint(has(each) ? each : MISSING));
    return clean.toString();
  }

  private boolean has(int codePoint) {
    return width(codePoint) >= 0;
  }

  /** Width at a size, of text that is writable. */
  double width(String text, double size) {
    return text.codePoints().mapToDouble(this::width).sum() * size;
  }

  /** Width at size 1; -1 for a character that the font has not. */
  double width(int codePoint) {
    return widths.computeIfAbsent(
        codePoint,
        each -> {
          try {
            return font.getStringWidth(Character.toString(each)) / 1000.0;
          } catch (IOException | IllegalArgumentException e) {
            return -1.0;
          }
        });
  }
}
