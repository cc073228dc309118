package io.xiaoneng.dashboard.paper;

import java.util.List;

/**
 * A drawing in points of 1/72 inch, from its upper left corner, down.
 *
 * @param shapes the later ones above
 */
public record Drawing(double width, double height, List<Shape> shapes) {

  /** Takes its own copy. */
  public Drawing {
    shapes = List.copyOf(shapes);
  }

  /** A part. */
  public sealed interface Shape {}

  /** A place. */
  public record Place(double x, double y) {}

  /**
   * A line through places.
   *
   * @param thick in points
   */
  public record Line(List<Place> places, Ink ink, double thick, boolean dashed) implements Shape {

    /** Takes its own copy. */
    public Line {
      places = List.copyOf(places);
    }
  }

  /** A filled shape whose corners are places; an edge leads from the last one to the first. */
  public record Area(List<Place> places, Ink ink) implements Shape {

    /** Takes its own copy. */
    public Area {
      places = List.copyOf(places);
    }
  }

  /** A filled dot. */
  public record Dot(double x, double y, double radius, Ink ink) implements Shape {}

  /**
   * A word.
   *
   * @param x of its beginning, middle or end
   * @param y of its base line
   */
  public record Label(double x, double y, double size, Anchor anchor, Ink ink, String text)
      implements Shape {}

  /** Which part of a word stands at its place. */
  public enum Anchor {
    /** Its beginning. */
    START,
    /** Its middle. */
    MIDDLE,
    /** Its end. */
    END
  }
}
