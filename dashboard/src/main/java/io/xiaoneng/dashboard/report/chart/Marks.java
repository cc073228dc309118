package io.xiaoneng.dashboard.report.chart;

import io.xiaoneng.dashboard.paper.Ink;
import io.xiaoneng.dashboard.report.document.Block.Shape;
import java.awt.BasicStroke;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.LegendItem;

/** How series are told from each other, and what the legend says of them. */
final class Marks {

  /** Differ by their lightness, too. */
  private static final Ink[] INKS = {Ink.MAIN, Ink.OWN, Ink.OTHERS, Ink.TEXT, Ink.AIM};

  static final Stroke HAIR = new BasicStroke(0.5f);
  private static final Stroke SOLID = new BasicStroke(1.3f);
  private static final Stroke DASHED = dashed(1.3f);
  static final Stroke AIM = dashed(0.9f);

  private Marks() {}

  private static Stroke dashed(float width) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 2}, 0);
  }

  static Ink ink(int series) {
    return INKS[series % INKS.length];
  }

  static Stroke stroke(int series) {
    return series % 2 == 0 ? SOLID : DASHED;
  }

  /** Marks differ, so that lines can be told without colours. */
  static java.awt.Shape mark(int series) {
    return switch (series % 4) {
      case 0 -> new Ellipse2D.Double(-2, -2, 4, 4);
      case 1 -> new Rectangle2D.Double(-1.7, -1.7, 3.4, 3.4);
      case 2 -> triangle();
      default -> diamond();
    };
  }

  private static java.awt.Shape triangle() {
    Path2D shape = new Path2D.Double();
    shape.moveTo(0, -2.4);
    shape.lineTo(2.2, 1.6);
    shape.lineTo(-2.2, 1.6);
    shape.closePath();
    return shape;
  }

  private static java.awt.Shape diamond() {
    Path2D shape = new Path2D.Double();
    shape.moveTo(0, -2.6);
    shape.lineTo(2.2, 0);
    shape.lineTo(0, 2.6);
    shape.lineTo(-2.2, 0);
    shape.closePath();
    return shape;
  }

  static LegendItem legend(String name, Shape shape, int series) {
    if (shape == Shape.BARS) {
      return new LegendItem(
          name, null, null, null, new Rectangle2D.Double(-3, -3, 6, 6), ink(series).color());
    }
    return new LegendItem(
        name,
        null,
        null,
        null,
        true,
        mark(series),
        true,
        ink(series).color(),
        false,
        ink(series).color(),
        HAIR,
        shape == Shape.LINES,
        new Line2D.Double(-7, 0, 7, 0),
        stroke(series),
        ink(series).color());
  }

  /** The line across. */
  static LegendItem aimLegend(String name) {
    return new LegendItem(
        name, null, null, null, new Line2D.Double(-7, 0, 7, 0), AIM, Ink.AIM.color());
  }
}
