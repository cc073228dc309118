package io.xiaoneng.dashboard.report.chart;

import io.xiaoneng.dashboard.paper.Typeface;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.geom.Rectangle2D;

/**
 * The typeface of our documents, as far as JFreeChart measures fonts. The fonts of the machine, and
 * what finds them, are never asked: a server needs none.
 */
final class ChartFont extends Font {

  private static final long serialVersionUID = 1L;

  private static final double ASCENT = 0.88;
  private static final double DESCENT = 0.22;

  private final transient Typeface face;

  ChartFont(Typeface face, float size) {
    super(DIALOG, PLAIN, Math.round(size));
    this.pointSize = size;
    this.face = face;
  }

  Rectangle2D bounds(String text) {
    return new Rectangle2D.Double(
        0, -ASCENT * pointSize, face.width(text) * pointSize, (ASCENT + DESCENT) * pointSize);
  }

  FontMetrics metrics() {
    return new Metrics(this);
  }

  @Override
  public LineMetrics getLineMetrics(String text, FontRenderContext context) {
    return new Measures(text.length(), pointSize);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  private static final class Metrics extends FontMetrics {

    private static final long serialVersionUID = 1L;

    private final ChartFont own;

    Metrics(ChartFont own) {
      super(own);
      this.own = own;
    }

    @Override
    public int getAscent() {
      return (int) Math.ceil(ASCENT * own.getSize2D());
    }

    @Override
    public int getDescent() {
      return (int) Math.ceil(DESCENT * own.getSize2D());
    }

    @Override
    public int stringWidth(String text) {
      return (int) Math.ceil(own.bounds(text).getWidth());
    }

    @Override
    public int charWidth(char each) {
      return stringWidth(String.valueOf(each));
    }

    @Override
    public Rectangle2D getStringBounds(String text, Graphics graphics) {
      return own.bounds(text);
    }
  }

  private static final class Measures extends LineMetrics {

    private final int length;
    private final float size;

    Measures(int length, float size) {
      this.length = length;
      this.size = size;
    }

    @Override
    public int getNumChars() {
      return length;
    }

    @Override
    public float getAscent() {
      return (float) (ASCENT * size);
    }

    @Override
    public float getDescent() {
      return (float) (DESCENT * size);
    }

    @Override
    public float getLeading() {
      return 0;
    }

    @Override
    public float getHeight() {
      return getAscent() + getDescent();
    }

    @Override
    public int getBaselineIndex() {
      return ROMAN_BASELINE;
    }

    @Override
    public float[] getBaselineOffsets() {
      return new float[] {0, 0, 0};
    }

    @Override
    public float getStrikethroughOffset() {
      return -getAscent() / 3;
    }

    @Override
    public float getStrikethroughThickness() {
      return size / 20;
    }

    @Override
    public float getUnderlineOffset() {
      return getDescent() / 2;
    }

    @Override
    public float getUnderlineThickness() {
      return size / 20;
    }
  }
}
