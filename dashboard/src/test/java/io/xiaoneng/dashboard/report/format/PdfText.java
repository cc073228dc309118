package io.xiaoneng.dashboard.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** What a PDF says, read back. */
final class PdfText {

  /**
   * A line.
   *
   * @param y from the upper edge of the page
   */
  record Line(String text, double size, boolean bold, double y) {}

  private PdfText() {}

  /** The lines of each page, from top to bottom. */
  static List<List<Line>> pages(byte[] pdf) throws IOException {
    List<List<Line>> pages = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (int i = 1; i <= document.getNumberOfPages(); i++) {
        List<Line> page = new ArrayList<>();
        PDFTextStripper stripper =
            new PDFTextStripper() {
              @Override
              protected void writeString(String text, List<TextPosition> positions)
                  throws IOException {
                TextPosition first = positions.get(0);
                page.add(
                    new Line(
                        text,
                        first.getFontSizeInPt(),
                        first.getFont().getName().contains("Bold"),
                        first.getYDirAdj()));
                super.writeString(text, positions);
              }
            };
        stripper.setSortByPosition(true);
        stripper.setStartPage(i);
        stripper.setEndPage(i);
        stripper.getText(document);
        pages.add(page);
      }
    }
    return pages;
  }

  /** The words of a page, those of one height in one line. */
  static String text(List<Line> page) {
    StringBuilder text = new StringBuilder();
    double y = Double.NaN;
    for (Line each : page) {
      if (!text.isEmpty()) {
        text.append(Math.abs(each.y() - y) < 1 ? ' ' : '\n');
      }
      text.append(each.text());
      y = each.y();
    }
    return text.toString();
  }

  static String all(byte[] pdf) throws IOException {
    return pages(pdf).stream().map(PdfText::text).collect(Collectors.joining("\n"));
  }
}
