package io.xiaoneng.dashboard.paper;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The font that documents are written in, as widths and outlines. Drawings are measured by it, so
 * that none depends on the fonts of the machine. Safe to share.
 */
public final class Typeface {

  static final String REGULAR = "/fonts/NotoSansSC-Regular.ttf";
  static final String BOLD = "/fonts/NotoSansSC-Bold.ttf";

  private static @Nullable Typeface regular;

  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final double units;
  private final Map<Integer, Double> widths = new HashMap<>();

  private Typeface(TrueTypeFont font) throws IOException {
    this.font = font;
    this.glyphs = font.getUnicodeCmapLookup();
    this.units = font.getUnitsPerEm();
  }

  /**
   * The upright one.
   *
   * @throws IllegalStateException that names the file, where it is missing or is no font
   */
  public static synchronized Typeface regular() {
    if (regular == null) {
      regular = load(REGULAR);
    }
    return regular;
  }

  /**
   * The bold one.
   *
   * @throws IllegalStateException that names the file, where it is missing or is no font
   */
  public static Typeface bold() {
    return load(BOLD);
  }

  static Typeface load(String resource) {
    try (InputStream in = open(resource)) {
      return new Typeface(new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes())));
    } catch (IOException e) {
      throw new IllegalStateException(
          "no document can be written with the font " + resource + ": " + e.getMessage(), e);
    }
  }

  static InputStream open(String resource) throws IOException {
    InputStream in = Typeface.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("the font " + resource + " is missing");
    }
    return in;
  }

  /** Width of a text at size 1; what the font has not is as wide as it is high. */
  public double width(String text) {
    return text.codePoints().mapToDouble(this::width).sum();
  }

  private double width(int codePoint) {
    synchronized (widths) {
      return widths.computeIfAbsent(codePoint, this::measured);
    }
  }

  private double measured(int codePoint) {
    try {
      int glyph = glyphs.getGlyphId(codePoint);
      return glyph == 0 ? 1 : font.getAdvanceWidth(glyph) / units;
    } catch (IOException e) {
      throw new UncheckedIOException("a font in memory cannot be read", e);
    }
  }

  /** The outline of a line of text at a size, its base line beginning at a place, y downwards. */
  public Path2D outline(String text, double size, double x, double y) {
    Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double[] at = {x};
    text.codePoints()
        .forEach(
            each -> {
              AffineTransform place = AffineTransform.getTranslateInstance(at[0], y);
              place.scale(size / units, -size / units);
              all.append(glyph(each).getPathIterator(place), false);
              at[0] += width(each) * size;
            });
    return all;
  }

  private Path2D glyph(int codePoint) {
    synchronized (font) {
      try {
        GlyphData data = font.getGlyph().getGlyph(glyphs.getGlyphId(codePoint));
        return data == null ? new Path2D.Double() : data.getPath();
      } catch (IOException e) {
        throw new UncheckedIOException("a font in memory cannot be read", e);
      }
    }
  }
}
