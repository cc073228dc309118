package io.xiaoneng.dashboard.paper;

import java.io.IOException;
import java.util.function.BinaryOperator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;

/** What stands at the foot of pages. It is written last, when their count is known. */
final class Feet {

  private static final double FOOT = 30;
  private static final double FOOT_SIZE = 8;

  private Feet() {}

  /**
   * Writes the foot of every page and puts the pages into the document.
   *
   * @param left what stands at the foot of each to the left
   * @param covers how many pages at the beginning have no foot
   */
  static void write(
      PDDocument document,
      Sheet sheet,
      PaperFont font,
      String left,
      BinaryOperator<String> foot,
      int covers)
      throws IOException {
    String all = Integer.toString(sheet.count());
    for (int i = 0; i < sheet.count(); i++) {
      PDPage each = sheet.page(i);
      document.addPage(each);
      if (i < covers) {
        continue;
      }
      String right = font.writable(foot.apply(Integer.toString(i + 1), all));
      double rightWidth = font.width(right, FOOT_SIZE);
      String name = fitted(font, left, Sheet.WIDTH - rightWidth - 12);
      try (PDPageContentStream last =
          new PDPageContentStream(document, each, AppendMode.APPEND, true, false)) {
        last.setNonStrokingColor(Ink.QUIET.color());
        foot(last, font, name, 0);
        foot(last, font, right, Sheet.WIDTH - rightWidth);
      }
    }
  }

  private static void foot(PDPageContentStream to, PaperFont font, String text, double x)
      throws IOException {
    if (!text.isEmpty()) {
      to.beginText();
      to.setFont(font.font(), (float) FOOT_SIZE);
      to.newLineAtOffset((float) (Sheet.MARGIN + x), (float) FOOT);
      to.showText(text);
      to.endText();
    }
  }

  private static String fitted(PaperFont font, String text, double width) {
    return font.width(font.writable(text), FOOT_SIZE) <= width
        ? font.writable(text)
        : Lines.of(font, text, FOOT_SIZE, width - FOOT_SIZE).get(0) + "…";
  }
}
