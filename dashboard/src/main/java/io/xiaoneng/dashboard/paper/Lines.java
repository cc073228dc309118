package io.xiaoneng.dashboard.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines: between any two Chinese characters, between other words at spaces, never
 * before a closing or behind an opening sign; a word that is longer than a line is cut.
 */
final class Lines {

  private static final String NOT_FIRST = "，。；：、！？）》」』】”’％%,.;:!?)]}…";
  private static final String NOT_LAST = "（《「『【“‘([{";
  private static final int FIRST_WIDE = 0x2e80;

  /** Sums of widths differ by their order. */
  private static final double HAIR = 1e-9;

  private Lines() {}

  static List<String> of(PaperFont font, String text, double size, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    double filled = 0;
    for (String piece : pieces(font.writable(text))) {
      if (filled + font.width(piece.stripTrailing(), size) <= width + HAIR) {
        line.append(piece);
        filled += font.width(piece, size);
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      String rest = piece;
      while (font.width(rest.stripTrailing(), size) > width) {
        int fits = fitting(font, rest, size, width);
        lines.add(rest.substring(0, fits));
        rest = rest.substring(fits);
      }
      line.append(rest);
      filled = font.width(rest, size);
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** How many chars of it fit, at least one character. */
  private static int fitting(PaperFont font, String text, double size, double width) {
    int end = text.offsetByCodePoints(0, 1);
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      if (font.width(text.substring(0, next), size) > width) {
        return end;
      }
      end = next;
    }
    return end;
  }

  /** What stays together, each with the spaces behind it. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      piece.appendCodePoint(points[i]);
      if (i + 1 < points.length && mayBreak(points[i], points[i + 1])) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private static boolean mayBreak(int before, int after) {
    if (after == ' ' || NOT_FIRST.indexOf(after) >= 0 || NOT_LAST.indexOf(before) >= 0) {
      return false;
    }
    return before == ' ' || before >= FIRST_WIDE || after >= FIRST_WIDE;
  }
}
