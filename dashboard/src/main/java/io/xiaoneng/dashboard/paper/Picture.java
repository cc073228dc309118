package io.xiaoneng.dashboard.paper;

import io.xiaoneng.dashboard.paper.Drawing.Anchor;
import io.xiaoneng.dashboard.paper.Drawing.Place;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Paints drawings as PNG on white, for programs that take no lines. Words are outlines of the
 * typeface; the fonts of the machine are never asked.
 */
public final class Picture {

  private Picture() {}

  /**
   * A PNG.
   *
   * @param scale dots to a point: 3 is 216 to an inch
   */
  public static byte[] png(Drawing drawing, Typeface face, int scale) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(drawing.width() * scale),
            (int) Math.ceil(drawing.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D to = image.createGraphics();
    try {
      to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      to.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      to.scale(scale, scale);
      to.setColor(Color.WHITE);
      to.fill(new Rectangle2D.Double(0, 0, drawing.width() + 1, drawing.height() + 1));
      drawing.shapes().forEach(each -> paint(to, each, face));
    } finally {
      to.dispose();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture cannot be written into memory", e);
    }
    return out.toByteArray();
  }

  private static void paint(Graphics2D to, Drawing.Shape shape, Typeface face) {
    if (shape instanceof Drawing.Line line) {
      float[] dashes = line.dashed() ? new float[] {3, 2} : null;
      to.setColor(line.ink().color());
      to.setStroke(
          new BasicStroke(
              (float) line.thick(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
      to.draw(path(line.places()));
    } else if (shape instanceof Drawing.Area area) {
      to.setColor(area.ink().color());
      to.fill(path(area.places()));
    } else if (shape instanceof Drawing.Dot dot) {
      double r = dot.radius();
      to.setColor(dot.ink().color());
      to.fill(new Ellipse2D.Double(dot.x() - r, dot.y() - r, 2 * r, 2 * r));
    } else if (shape instanceof Drawing.Label label) {
      double width = face.width(label.text()) * label.size();
      double x =
          label.anchor() == Anchor.START
              ? label.x()
              : label.x() - (label.anchor() == Anchor.MIDDLE ? width / 2 : width);
      to.setColor(label.ink().color());
      to.fill(face.outline(label.text(), label.size(), x, label.y()));
    }
  }

  private static Path2D path(List<Place> places) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < places.size(); i++) {
      if (i == 0) {
        path.moveTo(places.get(i).x(), places.get(i).y());
      } else {
        path.lineTo(places.get(i).x(), places.get(i).y());
      }
    }
    return path;
  }
}
