package io.xiaoneng.dashboard.report.chart;

import io.xiaoneng.dashboard.paper.Drawing;
import io.xiaoneng.dashboard.paper.Drawing.Anchor;
import io.xiaoneng.dashboard.paper.Drawing.Dot;
import io.xiaoneng.dashboard.paper.Drawing.Label;
import io.xiaoneng.dashboard.paper.Drawing.Line;
import io.xiaoneng.dashboard.paper.Drawing.Place;
import io.xiaoneng.dashboard.paper.Ink;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps what is drawn on it as a drawing of lines, areas, dots and words. Colours are inks. A clip
 * is known, but not cut at: axes are as long as what is drawn along them.
 */
final class DrawingGraphics extends PlainGraphics {

  /** How far a curve may be from the lines that stand for it, in points. */
  private static final double FLAT = 0.05;

  private final List<Drawing.Shape> shapes = new ArrayList<>();

  DrawingGraphics(ChartFont font) {
    super(font);
  }

  /** What was drawn. */
  Drawing drawing(double width, double height) {
    return new Drawing(width, height, shapes);
  }

  private Ink ink() {
    if (getPaint() instanceof Color color) {
      return Ink.of(color);
    }
    throw new IllegalStateException("charts are drawn in plain colours, not with " + getPaint());
  }

  @Override
  public void draw(Shape shape) {
    BasicStroke stroke = (BasicStroke) getStroke();
    boolean dashed = stroke.getDashArray() != null;
    Ink ink = ink();
    ways(shape, way -> shapes.add(new Line(way, ink, stroke.getLineWidth(), dashed)));
  }

  @Override
  public void fill(Shape shape) {
    if (round(shape)) {
      Rectangle2D box = shape.getBounds2D();
      Place middle = place(box.getCenterX(), box.getCenterY());
      shapes.add(new Dot(middle.x(), middle.y(), rounded(box.getWidth() / 2), ink()));
      return;
    }
    Ink ink = ink();
    ways(shape, way -> shapes.add(new Drawing.Area(way, ink)));
  }

  /** Whether it is a circle, which may come as four quarters when it was moved. */
  private static boolean round(Shape shape) {
    Rectangle2D box = shape.getBounds2D();
    int quarters = 0;
    double[] at = new double[6];
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      if (kind == PathIterator.SEG_LINETO || kind == PathIterator.SEG_QUADTO) {
        return false;
      }
      quarters += kind == PathIterator.SEG_CUBICTO ? 1 : 0;
    }
    return quarters == 4 && Math.abs(box.getWidth() - box.getHeight()) < FLAT;
  }

  @Override
  public void drawString(String text, float x, float y) {
    if (text.isBlank()) {
      return;
    }
    Place at = place(x, y);
    shapes.add(new Label(at.x(), at.y(), getFont().getSize2D(), Anchor.START, ink(), text));
  }

  private Place place(double x, double y) {
    Point2D at = transform().transform(new Point2D.Double(x, y), null);
    return new Place(rounded(at.getX()), rounded(at.getY()));
  }

  /** A hundredth of a point is finer than anybody sees. */
  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** Gives each connected way of a shape as places. */
  private void ways(Shape shape, Consumer<List<Place>> to) {
    List<Place> way = new ArrayList<>();
    double[] at = new double[6];
    for (PathIterator path = shape.getPathIterator(transform(), FLAT);
        !path.isDone();
        path.next()) {
      int kind = path.currentSegment(at);
      if (kind == PathIterator.SEG_MOVETO) {
        give(way, to);
        way = new ArrayList<>();
      }
      if (kind == PathIterator.SEG_CLOSE) {
        if (!way.isEmpty()) {
          way.add(way.get(0));
        }
      } else {
        way.add(new Place(rounded(at[0]), rounded(at[1])));
      }
    }
    give(way, to);
  }

  private static void give(List<Place> way, Consumer<List<Place>> to) {
    if (way.size() > 1) {
      to.accept(way);
    }
  }
}
