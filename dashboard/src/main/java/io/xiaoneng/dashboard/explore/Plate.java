package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.paper.Drawing;
import io.xiaoneng.dashboard.paper.Drawing.Anchor;
import io.xiaoneng.dashboard.paper.Drawing.Area;
import io.xiaoneng.dashboard.paper.Drawing.Dot;
import io.xiaoneng.dashboard.paper.Drawing.Label;
import io.xiaoneng.dashboard.paper.Drawing.Line;
import io.xiaoneng.dashboard.paper.Drawing.Place;
import io.xiaoneng.dashboard.paper.Drawing.Shape;
import io.xiaoneng.dashboard.paper.Ink;
import io.xiaoneng.dashboard.paper.Typeface;
import java.util.ArrayList;
import java.util.List;

/** A drawing with what must be known to read it, above and below: what a picture's file holds. */
final class Plate {

  private static final double MARGIN = 18;
  private static final double TITLE = 14;
  private static final double SMALL = 7.5;
  private static final double LINE = 11;

  private Plate() {}

  /**
   * A plate.
   *
   * @param above lines below the title
   * @param below lines below the drawing; long ones go on in another line
   */
  static Drawing of(String title, List<String> above, Drawing drawing, List<String> below) {
    Typeface face = Typeface.regular();
    List<Shape> shapes = new ArrayList<>();
    double width = drawing.width();
    double y = MARGIN + TITLE;
    for (String each : wrapped(title, TITLE, width, face)) {
      shapes.add(new Label(MARGIN, y, TITLE, Anchor.START, Ink.TEXT, each));
      y += TITLE + 4;
    }
    y = lines(shapes, above, y, width, face);
    double top = y;
    drawing.shapes().forEach(each -> shapes.add(moved(each, MARGIN, top)));
    y = top + drawing.height() + LINE + 6;
    shapes.add(
        new Line(
            List.of(new Place(MARGIN, y - LINE - 2), new Place(MARGIN + width, y - LINE - 2)),
            Ink.LINE,
            0.5,
            false));
    y = lines(shapes, below, y, width, face);
    double high = y + MARGIN - LINE;
    double wide = width + 2 * MARGIN;
    shapes.add(
        0,
        new Area(
            List.of(new Place(0, 0), new Place(wide, 0), new Place(wide, high), new Place(0, high)),
            Ink.WHITE));
    return new Drawing(wide, high, shapes);
  }

  private static double lines(
      List<Shape> shapes, List<String> texts, double from, double width, Typeface face) {
    double y = from;
    for (String text : texts) {
      for (String each : wrapped(text, SMALL, width, face)) {
        shapes.add(new Label(MARGIN, y, SMALL, Anchor.START, Ink.QUIET, each));
        y += LINE;
      }
    }
    return y;
  }

  /** A text in lines; between words where there are any, else anywhere. */
  static List<String> wrapped(String text, double size, double width, Typeface face) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int[] points = text.codePoints().map(each -> each < ' ' ? ' ' : each).toArray();
    int space = -1;
    for (int point : points) {
      line.appendCodePoint(point);
      space = point == ' ' ? line.length() - 1 : space;
      if (face.width(line.toString()) * size > width) {
        int last = Character.charCount(point);
        int cut = space > line.length() / 2 ? space + 1 : line.length() - last;
        if (cut > 0) {
          lines.add(line.substring(0, cut).strip());
          line.delete(0, cut);
        }
        space = -1;
      }
    }
    if (!line.toString().isBlank()) {
      lines.add(line.toString().strip());
    }
    return lines;
  }

  private static Shape moved(Shape shape, double x, double y) {
    if (shape instanceof Line line) {
      return new Line(moved(line.places(), x, y), line.ink(), line.thick(), line.dashed());
    }
    if (shape instanceof Area area) {
      return new Area(moved(area.places(), x, y), area.ink());
    }
    if (shape instanceof Dot dot) {
      return new Dot(dot.x() + x, dot.y() + y, dot.radius(), dot.ink());
    }
    Label label = (Label) shape;
    return new Label(
        label.x() + x, label.y() + y, label.size(), label.anchor(), label.ink(), label.text());
  }

  private static List<Place> moved(List<Place> places, double x, double y) {
    return places.stream().map(each -> new Place(each.x() + x, each.y() + y)).toList();
  }
}
