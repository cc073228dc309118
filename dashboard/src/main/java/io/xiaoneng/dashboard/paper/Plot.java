package io.xiaoneng.dashboard.paper;

import io.xiaoneng.dashboard.paper.Drawing.Anchor;
import io.xiaoneng.dashboard.paper.Drawing.Area;
import io.xiaoneng.dashboard.paper.Drawing.Dot;
import io.xiaoneng.dashboard.paper.Drawing.Label;
import io.xiaoneng.dashboard.paper.Drawing.Line;
import io.xiaoneng.dashboard.paper.Drawing.Place;
import io.xiaoneng.dashboard.paper.Drawing.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** A drawing with two axes. What lies beyond the axes is cut off at their ends. */
public final class Plot {

  private static final double LEFT = 40;
  private static final double RIGHT = 12;
  private static final double TOP = 22;
  private static final double BOTTOM = 30;
  private static final double SMALL = 7.5;

  private final double width;
  private final double height;
  private final double fromX;
  private final double toX;
  private final double fromY;
  private final double toY;
  private final boolean log;
  private final List<Shape> shapes = new ArrayList<>();
  private final List<Double> names = new ArrayList<>();
  private double legend = LEFT;

  /**
   * An empty plot.
   *
   * @param width in points
   * @param height in points
   * @param log whether the axis across is logarithmic; its ends are above 0 then
   * @throws IllegalArgumentException where an axis has no length
   */
  public Plot(
      double width,
      double height,
      double fromX,
      double toX,
      double fromY,
      double toY,
      boolean log) {
    if (!(fromX < toX && fromY < toY) || log && !(fromX > 0)) {
      throw new IllegalArgumentException(
          "axes from %s to %s and from %s to %s".formatted(fromX, toX, fromY, toY));
    }
    this.width = width;
    this.height = height;
    this.fromX = fromX;
    this.toX = toX;
    this.fromY = fromY;
    this.toY = toY;
    this.log = log;
    rule(LEFT, height - BOTTOM, width - RIGHT, height - BOTTOM);
    rule(LEFT, TOP, LEFT, height - BOTTOM);
  }

  private void rule(double x1, double y1, double x2, double y2) {
    shapes.add(new Line(List.of(new Place(x1, y1), new Place(x2, y2)), Ink.LINE, 0.5, false));
  }

  private double x(double value) {
    double share =
        log ? Math.log(value / fromX) / Math.log(toX / fromX) : (value - fromX) / (toX - fromX);
    return LEFT + share * (width - LEFT - RIGHT);
  }

  private double y(double value) {
    return height - BOTTOM - (value - fromY) / (toY - fromY) * (height - TOP - BOTTOM);
  }

  /** Marks the axis up at a round distance. */
  public void scaleUp(DoubleFunction<String> told) {
    double step = step(toY - fromY);
    // Counted in steps, so that none is a hair beside 0.
    long last = (long) Math.floor(toY / step + 1e-6);
    for (long i = (long) Math.ceil(fromY / step - 1e-6); i <= last; i++) {
      double at = i * step;
      shapes.add(new Label(LEFT - 4, y(at) + 2.5, SMALL, Anchor.END, Ink.QUIET, told.apply(at)));
      shapes.add(
          new Line(
              List.of(new Place(LEFT, y(at)), new Place(width - RIGHT, y(at))),
              Ink.SHADE,
              0.5,
              false));
    }
  }

  /** A fifth to a third of the length: 1, 2 or 5 times a power of ten. */
  static double step(double length) {
    double power = Math.pow(10, Math.floor(Math.log10(length / 4)));
    double times = length / 4 / power;
    return power * (times >= 5 ? 5 : times >= 2 ? 2 : 1);
  }

  /** Marks a place of the axis across. */
  public void mark(double at, String text) {
    shapes.add(new Label(x(at), height - BOTTOM + 10, SMALL, Anchor.MIDDLE, Ink.QUIET, text));
  }

  /** Says what the axis across is. */
  public void across(String text) {
    shapes.add(
        new Label(
            LEFT + (width - LEFT - RIGHT) / 2, height - 8, SMALL, Anchor.MIDDLE, Ink.QUIET, text));
  }

  /** Says above the plot what a colour is; from left to right. */
  public void legend(String text, Ink ink, boolean dot, boolean dashed) {
    if (dot) {
      shapes.add(new Dot(legend + 6, 9, 2.4, ink));
    } else {
      shapes.add(
          new Line(List.of(new Place(legend, 9), new Place(legend + 12, 9)), ink, 1.3, dashed));
    }
    shapes.add(new Label(legend + 16, 11.6, SMALL, Anchor.START, Ink.QUIET, text));
    double wide = text.codePoints().mapToDouble(each -> each < 0x2e80 ? 0.56 : 1).sum();
    legend += 26 + wide * SMALL;
  }

  /** A line from place to place, cut where it leaves the plot up or down. */
  public void line(List<Place> values, Ink ink, double thick, boolean dashed) {
    List<Place> part = new ArrayList<>();
    for (int i = 1; i < values.size(); i++) {
      Place a = cut(values.get(i - 1), values.get(i));
      Place b = cut(values.get(i), values.get(i - 1));
      boolean seen = inside(a.y()) && inside(b.y());
      if (!seen || part.isEmpty() || !part.get(part.size() - 1).equals(on(a))) {
        add(part, ink, thick, dashed);
        part.clear();
      }
      if (seen) {
        if (part.isEmpty()) {
          part.add(on(a));
        }
        part.add(on(b));
      }
    }
    add(part, ink, thick, dashed);
  }

  private void add(List<Place> part, Ink ink, double thick, boolean dashed) {
    if (part.size() > 1) {
      shapes.add(new Line(part, ink, thick, dashed));
    }
  }

  private Place on(Place value) {
    return new Place(x(value.x()), y(value.y()));
  }

  private boolean inside(double value) {
    double hair = (toY - fromY) / 1e9;
    return value >= fromY - hair && value <= toY + hair;
  }

  /** The place itself, or where the way to the other one enters the plot. */
  private Place cut(Place place, Place other) {
    if (inside(place.y()) || place.y() == other.y()) {
      return place;
    }
    double edge = place.y() > toY ? toY : fromY;
    double share = (edge - place.y()) / (other.y() - place.y());
    if (!(share > 0 && share < 1)) {
      return place;
    }
    double at =
        log
            ? place.x() * Math.pow(other.x() / place.x(), share)
            : place.x() + share * (other.x() - place.x());
    return new Place(at, edge);
  }

  /** A level line over the whole width, with its name at its right end; none beyond the axis. */
  public void level(double value, Ink ink, boolean dashed, String name) {
    if (inside(value)) {
      shapes.add(
          new Line(
              List.of(new Place(LEFT, y(value)), new Place(width - RIGHT, y(value))),
              ink,
              0.9,
              dashed));
      double beside = y(value) - 2.5;
      while (named(beside)) {
        beside -= SMALL;
      }
      names.add(beside);
      shapes.add(new Label(width - RIGHT, beside, SMALL, Anchor.END, Ink.QUIET, name));
    }
  }

  /** Whether a name stands there already. */
  private boolean named(double at) {
    return names.stream().anyMatch(each -> Math.abs(each - at) < SMALL - 0.1);
  }

  /** An upright line with its name on top. */
  public void upright(double value, Ink ink, String name) {
    shapes.add(
        new Line(
            List.of(new Place(x(value), TOP), new Place(x(value), height - BOTTOM)),
            ink,
            0.9,
            true));
    shapes.add(new Label(x(value) + 3, TOP + 7, SMALL, Anchor.START, Ink.QUIET, name));
  }

  /** An upright bar from the foot of the plot, no higher than its top. */
  public void bar(double left, double right, double value, Ink ink) {
    double top = y(Math.min(value, toY));
    double foot = height - BOTTOM;
    shapes.add(
        new Area(
            List.of(
                new Place(x(left), foot),
                new Place(x(left), top),
                new Place(x(right), top),
                new Place(x(right), foot)),
            ink));
  }

  /** A dot; none beyond the axis. */
  public void dot(double x, double y, double radius, Ink ink) {
    if (inside(y)) {
      shapes.add(new Dot(x(x), y(y), radius, ink));
    }
  }

  /** A word at a place. */
  public void label(double x, double y, String text, Ink ink) {
    shapes.add(new Label(x(x) + 6, y(y) - 4, SMALL, Anchor.START, ink, text));
  }

  /** What was drawn. */
  public Drawing drawing() {
    return new Drawing(width, height, shapes);
  }
}
