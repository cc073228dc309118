package io.xiaoneng.dashboard.paper;

import io.xiaoneng.dashboard.paper.Drawing.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;

/**
 * The page that is being written, and where on it. All lengths in points. Pages that are full are
 * kept compressed, where the document keeps its streams.
 */
final class Sheet {

  static final double MARGIN = 48;
  private static final double HAIR = 0.5;

  /** A quarter of a circle as a Bézier curve. */
  private static final double ROUND = 0.5523;

  static final double WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

  /** Height of what can be written on. */
  static final double HEIGHT = PDRectangle.A4.getHeight() - 2 * MARGIN;

  private static final double TOP = PDRectangle.A4.getHeight() - MARGIN;

  private final PDDocument document;
  private final List<PDPage> pages = new ArrayList<>();
  private PDPage page;
  private PDPageContentStream content;
  private double y;

  Sheet(PDDocument document) throws IOException {
    this.document = document;
    this.page = another();
    this.content = new PDPageContentStream(document, page);
  }

  private PDPage another() {
    PDPage next = new PDPage(PDRectangle.A4);
    pages.add(next);
    y = TOP;
    return next;
  }

  /** The page that is written on. */
  PDPage page() {
    return page;
  }

  /** How many pages there are. */
  int count() {
    return pages.size();
  }

  /** The page at a place, from 0. */
  PDPage page(int at) {
    return pages.get(at);
  }

  /** Takes the pages from one on to the end, and puts them before another one. */
  void move(int from, int before) {
    Collections.rotate(pages.subList(before, pages.size()), pages.size() - from);
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

  /** Whether nothing is written on the page yet. */
  boolean fresh() {
    return y >= TOP;
  }

  /** Begins another page unless so much fits. */
  void keep(double height) {
    if (!fits(height) && !fresh()) {
      next();
    }
  }

  void next() {
    write(
        () -> {
          content.close();
          page = another();
          content = new PDPageContentStream(document, page);
        });
  }

  void space(double height) {
    y -= height;
  }

  /** Goes to where so much is left on the page. */
  void toEnd(double height) {
    y = MARGIN + height;
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
    rule(Ink.LINE, 0, WIDTH);
  }

  /** A level line, from the left margin on. */
  void rule(Ink ink, double from, double width) {
    write(
        () -> {
          content.setStrokingColor(ink.color());
          content.setLineWidth((float) HAIR);
          content.moveTo((float) (MARGIN + from), (float) y);
          content.lineTo((float) (MARGIN + from + width), (float) y);
          content.stroke();
        });
  }

  void shade(double height) {
    shade(0, WIDTH, height);
  }

  /** Shades from the left margin on and down. */
  void shade(double from, double width, double height) {
    write(
        () -> {
          content.setNonStrokingColor(Ink.SHADE.color());
          content.addRect(
              (float) (MARGIN + from), (float) (y - height), (float) width, (float) height);
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

  void area(Drawing.Area area, double top) {
    if (area.places().size() < 3) {
      return;
    }
    write(
        () -> {
          content.setNonStrokingColor(area.ink().color());
          boolean first = true;
          for (Place each : area.places()) {
            float px = (float) (MARGIN + each.x());
            float py = (float) (top - each.y());
            if (first) {
              content.moveTo(px, py);
            } else {
              content.lineTo(px, py);
            }
            first = false;
          }
          content.fill();
        });
  }

  /** What follows is a picture, for which these words stand. */
  void beginPicture(String words) {
    COSDictionary told = new COSDictionary();
    told.setString(COSName.ALT, words);
    write(
        () -> content.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(told)));
  }

  void endPicture() {
    write(() -> content.endMarkedContent());
  }

  /** A place of this page leads to another one. */
  void link(double x, double bottom, double width, double height, Target target) {
    PDAnnotationLink link = new PDAnnotationLink();
    link.setRectangle(
        new PDRectangle((float) (MARGIN + x), (float) bottom, (float) width, (float) height));
    PDBorderStyleDictionary none = new PDBorderStyleDictionary();
    none.setWidth(0);
    link.setBorderStyle(none);
    link.setDestination(target.destination());
    write(() -> page.getAnnotations().add(link));
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

  /** Ends the last page. */
  void end() throws IOException {
    content.close();
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
