package io.xiaoneng.dashboard.paper;

import java.util.ArrayList;
import java.util.List;

/** A page that has a title alone, and at its end what is told about the document. */
final class Cover {

  private static final double TITLE = 24;
  private static final double SUBTITLE = 13.5;
  private static final double DATE = 11.5;
  private static final double FACT = 8;
  private static final double SPACE = 9.5;

  private final Sheet sheet;
  private final PaperFont regular;
  private final PaperFont bold;

  Cover(Sheet sheet, PaperFont regular, PaperFont bold) {
    this.sheet = sheet;
    this.regular = regular;
    this.bold = bold;
  }

  void write(String title, String subtitle, String date, List<String> facts) {
    sheet.space(Sheet.HEIGHT / 4);
    middle(bold, title, TITLE, Ink.TEXT);
    sheet.space(SPACE);
    middle(regular, subtitle, SUBTITLE, Ink.TEXT);
    sheet.space(4 * SPACE);
    middle(regular, date, DATE, Ink.QUIET);
    List<String> lines = new ArrayList<>();
    facts.forEach(each -> lines.addAll(Lines.of(regular, each, FACT, Sheet.WIDTH)));
    double height = lines.size() * FACT * Heads.LEADING;
    if (sheet.fits(height + 2 * FACT)) {
      sheet.toEnd(height + FACT);
    }
    for (String each : lines) {
      sheet.keep(FACT * Heads.LEADING);
      sheet.text(regular, each, FACT, Ink.QUIET, 0, sheet.baseline(FACT, Heads.LEADING));
      sheet.space(FACT * Heads.LEADING);
    }
  }

  private void middle(PaperFont font, String text, double size, Ink ink) {
    for (String line : Lines.of(font, text, size, Sheet.WIDTH)) {
      double x = (Sheet.WIDTH - font.width(line, size)) / 2;
      sheet.text(font, line, size, ink, x, sheet.baseline(size, Heads.LEADING));
      sheet.space(size * Heads.LEADING);
    }
  }
}
