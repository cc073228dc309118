package io.xiaoneng.dashboard.wall;

import io.xiaoneng.dashboard.registry.UnitNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The city as drawings: once whole, once the middle of it closer, where districts are too small to
 * be written into. Mercator's plane, north is up, {@link #WIDTH} wide.
 *
 * @param name of this very map: another map, another name
 * @param city the whole of it
 * @param middle where the small districts are; null where none is too small
 */
public record WallMap(String name, Sheet city, @Nullable Sheet middle) {

  /** Width of every drawing, in its own units. */
  static final double WIDTH = 1_000;

  private static final double MARGIN = 0.02;
  private static final double MIDDLE_MARGIN = 0.08;

  /** A district with less of the city's ground than this is too small to be written into. */
  private static final double SMALL = 0.02;

  private static final double LABEL_EDGE = 0.1;
  private static final double FLATTEST = 0.45;
  private static final double TALLEST = 1.1;

  /** A drawing. */
  public record Sheet(double height, List<Area> areas, String points) {}

  /**
   * A district.
   *
   * @param path of its outline
   * @param x middle of its name
   * @param named whether it is written into here
   */
  public record Area(
      String code, String nameZh, String nameEn, String path, double x, double y, boolean named) {}

  /** A point, in degrees. */
  record Place(String kind, double lon, double lat) {}

  /** A ring in the world. */
  private record Ring(double[] x, double[] y) {
    double area() {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        int next = (i + 1) % x.length;
        sum += x[i] * y[next] - x[next] * y[i];
      }
      return Math.abs(sum) / 2;
    }
  }

  private record Shape(UnitNode unit, List<Ring> rings) {
    double area() {
      return rings.stream().mapToDouble(Ring::area).sum();
    }

    Ring largest() {
      return rings.stream().max(Comparator.comparingDouble(Ring::area)).orElseThrow();
    }
  }

  private record Box(double left, double top, double right, double bottom) {
    double width() {
      return right - left;
    }

    double height() {
      return bottom - top;
    }

    boolean holds(double x, double y) {
      return x > left && x < right && y > top && y < bottom;
    }

    /** Without so much of its width and height on each side. */
    Box inner(double part) {
      return new Box(
          left + part * width(),
          top + part * height(),
          right - part * width(),
          bottom - part * height());
    }

    Box around(double margin) {
      double more = margin * Math.max(width(), height());
      return new Box(left - more, top - more, right + more, bottom + more);
    }
  }

  static WallMap of(
      List<UnitNode> districts,
      Map<String, double[]> middles,
      Map<String, List<double[][]>> rings,
      List<Place> points) {
    List<Shape> shapes = new ArrayList<>();
    for (UnitNode unit : districts) {
      List<double[][]> drawn = rings.get(unit.code());
      if (drawn != null) {
        shapes.add(new Shape(unit, drawn.stream().map(WallMap::ring).toList()));
      } else if (rings.isEmpty() && middles.containsKey(unit.code())) {
        shapes.add(new Shape(unit, List.of(square(middles, unit.code()))));
      }
    }
    if (shapes.isEmpty()) {
      return new WallMap("", new Sheet(WIDTH * FLATTEST, List.of(), "[]"), null);
    }
    double whole = shapes.stream().mapToDouble(Shape::area).sum();
    List<Shape> small = shapes.stream().filter(each -> each.area() < SMALL * whole).toList();
    Box middle = small.isEmpty() ? null : box(small).around(MIDDLE_MARGIN);
    Sheet city = sheet(shapes, box(shapes).around(MARGIN), middle, true, points);
    Sheet closer = middle == null ? null : sheet(shapes, middle, middle, false, points);
    String name = Integer.toHexString(Objects.hash(city, closer));
    return new WallMap(name, city, closer);
  }

  private static Sheet sheet(
      List<Shape> shapes, Box box, @Nullable Box middle, boolean outside, List<Place> points) {
    double scale = WIDTH / box.width();
    double height = Math.max(WIDTH * FLATTEST, Math.min(WIDTH * TALLEST, box.height() * scale));
    double down = (height - box.height() * scale) / 2;
    List<Area> areas = new ArrayList<>();
    for (Shape each : shapes) {
      double[] at = middle(each.largest());
      boolean close = middle != null && middle.inner(LABEL_EDGE).holds(at[0], at[1]);
      areas.add(
          new Area(
              each.unit().code(),
              each.unit().nameZh(),
              each.unit().nameEn(),
              path(each, box, scale, down),
              round((at[0] - box.left()) * scale),
              round((at[1] - box.top()) * scale + down),
              outside != close));
    }
    List<Area> apart = (outside ? WallLabels.CITY : WallLabels.MIDDLE).apart(areas, height);
    StringBuilder places = new StringBuilder("[");
    for (Place each : points) {
      double x = worldX(each.lon());
      double y = worldY(each.lat());
      places
          .append(places.length() > 1 ? "," : "")
          .append("[\"")
          .append(each.kind().isEmpty() ? "" : each.kind().charAt(0))
          .append("\",")
          .append(round((x - box.left()) * scale))
          .append(',')
          .append(round((y - box.top()) * scale + down))
          .append(outside && middle != null && middle.holds(x, y) ? ",1]" : "]");
    }
    return new Sheet(round(height), apart, places.append(']').toString());
  }

  private static String path(Shape shape, Box box, double scale, double down) {
    StringBuilder path = new StringBuilder();
    for (Ring ring : shape.rings()) {
      for (int i = 0; i < ring.x().length; i++) {
        path.append(i == 0 ? 'M' : 'L')
            .append(plain((ring.x()[i] - box.left()) * scale))
            .append(' ')
            .append(plain((ring.y()[i] - box.top()) * scale + down));
      }
      path.append('Z');
    }
    return path.toString();
  }

  /** The centre of gravity; inside of any shape a district has. */
  private static double[] middle(Ring ring) {
    double area = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < ring.x().length; i++) {
      int next = (i + 1) % ring.x().length;
      double cross = ring.x()[i] * ring.y()[next] - ring.x()[next] * ring.y()[i];
      area += cross;
      x += (ring.x()[i] + ring.x()[next]) * cross;
      y += (ring.y()[i] + ring.y()[next]) * cross;
    }
    return area == 0
        ? new double[] {ring.x()[0], ring.y()[0]}
        : new double[] {x / (3 * area), y / (3 * area)};
  }

  private static Box box(List<Shape> shapes) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (Shape shape : shapes) {
      for (Ring ring : shape.rings()) {
        for (int i = 0; i < ring.x().length; i++) {
          left = Math.min(left, ring.x()[i]);
          right = Math.max(right, ring.x()[i]);
          top = Math.min(top, ring.y()[i]);
          bottom = Math.max(bottom, ring.y()[i]);
        }
      }
    }
    return new Box(left, top, right, bottom);
  }

  private static Ring ring(double[][] degrees) {
    double[] x = new double[degrees.length];
    double[] y = new double[degrees.length];
    for (int i = 0; i < degrees.length; i++) {
      x[i] = worldX(degrees[i][0]);
      y[i] = worldY(degrees[i][1]);
    }
    return new Ring(x, y);
  }

  /** A square around a middle, half as wide as the way to the nearest other one. */
  private static Ring square(Map<String, double[]> middles, String code) {
    double[] own = Objects.requireNonNull(middles.get(code));
    double x = worldX(own[0]);
    double y = worldY(own[1]);
    double nearest = Double.MAX_VALUE;
    for (Map.Entry<String, double[]> each : middles.entrySet()) {
      if (!each.getKey().equals(code)) {
        double dx = worldX(each.getValue()[0]) - x;
        double dy = worldY(each.getValue()[1]) - y;
        nearest = Math.min(nearest, Math.hypot(dx, dy));
      }
    }
    double half = nearest == Double.MAX_VALUE || nearest == 0 ? 1e-4 : nearest * 0.35;
    return new Ring(
        new double[] {x - half, x + half, x + half, x - half},
        new double[] {y - half, y - half, y + half, y + half});
  }

  private static double worldX(double lon) {
    return lon / 360 + 0.5;
  }

  private static double worldY(double lat) {
    double s = Math.sin(Math.toRadians(lat));
    return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
  }

  static double round(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
