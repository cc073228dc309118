package io.xiaoneng.dashboard.assessment.editor;

import io.xiaoneng.assessment.Knot;
import io.xiaoneng.assessment.SchemeLine;
import java.util.List;
import java.util.Locale;

/**
 * A scoring function as a small drawing, {@link #WIDTH} by {@link #HEIGHT}: values to the right,
 * shares of the points upwards.
 *
 * @param points of the line, as SVG has them
 * @param target where on the drawing the target lies, from the left
 */
public record ScoringPicture(String points, String target) {

  /** Units of the drawing from left to right. */
  public static final int WIDTH = 120;

  /** Units of the drawing from top to bottom. */
  public static final int HEIGHT = 40;

  private static final int EDGE = 3;
  private static final double BEYOND = 0.15;

  /** The drawing of a line's function, a bit beyond its first and last knot. */
  public static ScoringPicture of(SchemeLine line) {
    List<Knot> knots = line.scoring().knots();
    double first = Math.min(knots.get(0).value(), line.target());
    double last = Math.max(knots.get(knots.size() - 1).value(), line.target());
    // Two knots at one value, the target among them, are a step: it needs some width to be seen.
    double span = last > first ? last - first : Math.max(Math.abs(first), 1);
    double low = first - BEYOND * span;
    double high = last + BEYOND * span;
    StringBuilder points = new StringBuilder();
    point(points, low, knots.get(0).share(), low, high);
    knots.forEach(each -> point(points, each.value(), each.share(), low, high));
    point(points, high, knots.get(knots.size() - 1).share(), low, high);
    return new ScoringPicture(points.toString().strip(), tenths(x(line.target(), low, high)));
  }

  private static void point(
      StringBuilder points, double value, double share, double low, double high) {
    double y = HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
    points.append(tenths(x(value, low, high))).append(',').append(tenths(y)).append(' ');
  }

  private static double x(double value, double low, double high) {
    return EDGE + (value - low) / (high - low) * (WIDTH - 2 * EDGE);
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
