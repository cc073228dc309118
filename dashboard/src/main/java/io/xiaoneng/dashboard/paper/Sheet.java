package io.xiaoneng.dashboard.paper;

import io.xiaoneng.dashboard.paper.Drawing.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BinaryOperator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** The page that is being written, and where on it. All lengths in points. */
final class Sheet {

  private static final double MARGIN = 48;
  private static final double FOOT = 30;
  private static final double FOOT_SIZE = 8;
  private static final double HAIR = 0.5;

  /** A quarter of a circle as a Bézier curve. */
  private static final double ROUND = 0.5523;

  static final double WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

  private final PDDocument document;
  private PDPageContentStream content;
  private double y;

  Sheet(PDDocument document) throws IOException {
    this.document = document;
    this.content = page();
  }

  private PDPageContentStream page() throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    y = PDRectangle.A4.getHeight() - MARGIN;
    return new PDPageContentStream(document, page);
  }

  /** From the foot of the page to where the next thing begins. */
  double top() {
    return y;
  }

  double baseline(double size, double leading) {
    return y - size * (1 + (leading - 1) / 2);
  }

  boolean fits(double height) {
    return y - height >= MARGIN;
  }

  /** Begins another page unless so much fits. */
  void keep(double height) {
    if (!fits(height) && y < PDRectangle.A4.getHeight() - MARGIN) {
      next();
    }
  }

  void next() {
    write(
        () -> {
          content.close();
          content = page();
        });
  }

  void space(double height) {
    y -= height;
  }

  void text(PaperFont font, String text, double size, Ink ink, double x, double baseline) {
    write(
        () -> {
          content.beginText();
          content.setFont(font.font(), (float) size);
          content.setNonStrokingColor(ink.color());
          content.newLineAtOffset((float) (MARGIN + x), (float) baseline);
          content.showText(text);
          content.endText();
        });
  }

  void rule() {
    write(
        () -> {
          content.setStrokingColor(Ink.LINE.color());
          content.setLineWidth((float) HAIR);
          content.moveTo((float) MARGIN, (float) y);
          content.lineTo((float) (MARGIN + WIDTH), (float) y);
          content.stroke();
        });
  }

  void shade(double height) {
    write(
        () -> {
          content.setNonStrokingColor(Ink.SHADE.color());
          content.addRect((float) MARGIN, (float) (y - height), (float) WIDTH, (float) height);
          content.fill();
        });
  }

  void line(Drawing.Line line, double top) {
    if (line.places().size() < 2) {
      return;
    }
    write(
        () -> {
          content.setStrokingColor(line.ink().color());
          content.setLineWidth((float) line.thick());
          content.setLineDashPattern(line.dashed() ? new float[] {3, 2} : new float[0], 0);
          boolean first = true;
          for (Place each : line.places()) {
            float px = (float) (MARGIN + each.x());
            float py = (float) (top - each.y());
            if (first) {
              content.moveTo(px, py);
            } else {
              content.lineTo(px, py);
            }
            first = false;
          }
          content.stroke();
          content.setLineDashPattern(new float[0], 0);
        });
  }

  void dot(Drawing.Dot dot, double top) {
    float px = (float) (MARGIN + dot.x());
    float py = (float) (top - dot.y());
    float r = (float) dot.radius();
    float c = (float) (dot.radius() * ROUND);
    write(
        () -> {
          content.setNonStrokingColor(dot.ink().color());
          content.moveTo(px + r, py);
          content.curveTo(px + r, py + c, px + c, py + r, px, py + r);
          content.curveTo(px - c, py + r, px - r, py + c, px - r, py);
          content.curveTo(px - r, py - c, px - c, py - r, px, py - r);
          content.curveTo(px + c, py - r, px + r, py - c, px + r, py);
          content.fill();
        });
  }

  /** Ends the last page and writes the foot of every one. */
  void finish(PaperFont font, BinaryOperator<String> foot) throws IOException {
    content.close();
    int pages = document.getNumberOfPages();
    for (int i = 0; i < pages; i++) {
      String text = font.writable(foot.apply(Integer.toString(i + 1), Integer.toString(pages)));
      try (PDPageContentStream last =
          new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true, true)) {
        last.beginText();
        last.setFont(font.font(), (float) FOOT_SIZE);
        last.setNonStrokingColor(Ink.QUIET.color());
        last.newLineAtOffset((float) (MARGIN + WIDTH - font.width(text, FOOT_SIZE)), (float) FOOT);
        last.showText(text);
        last.endText();
      }
    }
  }

  /** Writing into memory. */
  private interface Work {
    void run() throws IOException;
  }

  private static void write(Work work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException("a page cannot be written", e);
    }
  }
}
