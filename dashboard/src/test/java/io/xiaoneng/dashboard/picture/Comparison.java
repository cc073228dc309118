package io.xiaoneng.dashboard.picture;

import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * Two pictures of a page, cell by cell. A cell is the same when its colour lies within what the
 * other picture has there and in the eight cells around, and the other way round: letters that are
 * drawn a little beside or a little bolder are the same, what is missing, new, moved or of another
 * colour is not.
 *
 * <p>The pictures are the same while few cells differ in the whole and nowhere many together: the
 * first finds what moved the page, the second a sign or a word that changed on an otherwise equal
 * page.
 */
final class Comparison {

  /** By how much of 255 a colour may lie outside what is around it. */
  static final int TOLERANCE = 16;

  /** Share of all cells that may differ. */
  static final double WHOLE = 0.005;

  /** Share of the cells of a window that may differ. */
  static final double DENSE = 0.25;

  /** Side of a window, in cells. */
  static final int WINDOW = 8;

  private static final int RED = 0xd0021b;

  private final Cells expected;
  private final Cells actual;
  private final int width;
  private final int height;
  private final boolean[] differs;

  private Comparison(Cells expected, Cells actual) {
    this.expected = expected;
    this.actual = actual;
    this.width = Math.max(expected.width(), actual.width());
    this.height = Math.max(expected.height(), actual.height());
    this.differs = new boolean[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        differs[y * width + x] = !same(x, y);
      }
    }
  }

  static Comparison of(Cells expected, Cells actual) {
    return new Comparison(expected, actual);
  }

  private boolean same(int x, int y) {
    return has(expected, x, y)
        && has(actual, x, y)
        && within(expected, actual, x, y)
        && within(actual, expected, x, y);
  }

  private static boolean has(Cells cells, int x, int y) {
    return x < cells.width() && y < cells.height();
  }

  private static boolean within(Cells one, Cells around, int x, int y) {
    for (int c = 0; c < 3; c++) {
      int least = 255;
      int most = 0;
      for (int ny = Math.max(0, y - 1); ny <= Math.min(around.height() - 1, y + 1); ny++) {
        for (int nx = Math.max(0, x - 1); nx <= Math.min(around.width() - 1, x + 1); nx++) {
          int value = around.value(nx, ny, c);
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
      int value = one.value(x, y, c);
      if (value < least - TOLERANCE || value > most + TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  /** Share of all cells that differ, 0 to 1; what only one picture has differs. */
  double share() {
    return (double) count(0, 0, width, height) / differs.length;
  }

  /** Share of differing cells in the window that has the most, 0 to 1. */
  double densest() {
    double most = 0;
    int step = WINDOW / 2;
    for (int y = 0; y < height; y += step) {
      for (int x = 0; x < width; x += step) {
        int count = count(x, y, Math.min(width, x + WINDOW), Math.min(height, y + WINDOW));
        most = Math.max(most, (double) count / (WINDOW * WINDOW));
      }
    }
    return most;
  }

  private int count(int left, int top, int right, int bottom) {
    int count = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        count += differs[y * width + x] ? 1 : 0;
      }
    }
    return count;
  }

  /** Whether somebody who looks at both would see the same page. */
  boolean same() {
    return share() <= WHOLE && densest() <= DENSE;
  }

  /** How much differs, in words. */
  String told() {
    String sizes =
        expected.height() == actual.height() && expected.width() == actual.width()
            ? ""
            : ", %d × %d pixels instead of %d × %d"
                .formatted(
                    actual.width() * Cells.SIDE,
                    actual.height() * Cells.SIDE,
                    expected.width() * Cells.SIDE,
                    expected.height() * Cells.SIDE);
    return String.format(
        Locale.ROOT,
        "%.2f %% of the picture differ (allowed %.2f %%), at most %.0f %% in one place (allowed %.0f %%)%s",
        100 * share(),
        100 * WHOLE,
        100 * densest(),
        100 * DENSE,
        sizes);
  }

  /** What is now, pale, with what differs in red; one pixel a cell. */
  BufferedImage picture() {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, differs[y * width + x] ? RED : pale(x, y));
      }
    }
    return picture;
  }

  private int pale(int x, int y) {
    int sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += actual.value(x, y, c);
    }
    int grey = 170 + sum / 9;
    return grey << 16 | grey << 8 | grey;
  }
}
