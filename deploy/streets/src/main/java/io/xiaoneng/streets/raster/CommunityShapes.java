package io.xiaoneng.streets.raster;

import io.xiaoneng.circle.place.Box;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import io.xiaoneng.streets.StreetsFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shapes of communities out of GeoJSON in WGS 84, by their codes. */
final class CommunityShapes {

  private CommunityShapes() {}

  /**
   * A community. Whoever stands on the border of two is in exactly one of them.
   *
   * @param rings closed lines of longitude and latitude in turn, holes among them
   * @param box around all of it
   */
  record Shape(String code, List<double[]> rings, Box box) {

    /** Whether the position lies inside, holes left out. */
    boolean contains(double lon, double lat) {
      boolean inside = false;
      for (double[] ring : rings) {
        for (int i = 0; i + 3 < ring.length; i += 2) {
          if (ring[i + 1] > lat != ring[i + 3] > lat
              && lon
                  < ring[i]
                      + (lat - ring[i + 1])
                          / (ring[i + 3] - ring[i + 1])
                          * (ring[i + 2] - ring[i])) {
            inside = !inside;
          }
        }
      }
      return inside;
    }
  }

  /**
   * Reads a FeatureCollection of polygons; property {@code code} or {@code community} is the code.
   *
   * @throws StreetsFailure with one sentence for what is missing or wrong
   */
  static List<Shape> read(Path file) throws IOException {
    List<Shape> shapes = new ArrayList<>();
    try {
      if (!(Json.parse(Files.readAllBytes(file)) instanceof Map<?, ?> all)) {
        throw new StreetsFailure(file + " is no GeoJSON");
      }
      for (Object each : list(all.get("features"), file + " has no list of features")) {
        shapes.add(shape(each, file + ": feature " + (shapes.size() + 1)));
      }
    } catch (JsonException broken) {
      throw new StreetsFailure(file + " is no JSON: " + broken.getMessage(), broken);
    }
    if (shapes.isEmpty()) {
      throw new StreetsFailure(file + " has no features");
    }
    shapes.sort(Comparator.comparing(Shape::code));
    return shapes;
  }

  private static Shape shape(@Nullable Object feature, String what) {
    if (!(feature instanceof Map<?, ?> fields)
        || !(fields.get("properties") instanceof Map<?, ?> told)
        || !(fields.get("geometry") instanceof Map<?, ?> geometry)) {
      throw new StreetsFailure(what + " lacks its properties or geometry");
    }
    Object code = told.get("code") != null ? told.get("code") : told.get("community");
    if (code == null || code.toString().isBlank()) {
      throw new StreetsFailure(what + " has no property 'code' or 'community'");
    }
    String wrong = what + " (" + code + ") must be a Polygon or MultiPolygon";
    List<double[]> rings = new ArrayList<>();
    List<?> coordinates = list(geometry.get("coordinates"), wrong);
    if ("Polygon".equals(geometry.get("type"))) {
      rings(coordinates, rings, wrong);
    } else if ("MultiPolygon".equals(geometry.get("type"))) {
      coordinates.forEach(each -> rings(list(each, wrong), rings, wrong));
    } else {
      throw new StreetsFailure(wrong);
    }
    return new Shape(code.toString(), rings, box(rings, wrong));
  }

  private static void rings(List<?> polygon, List<double[]> rings, String wrong) {
    for (Object each : polygon) {
      List<?> places = list(each, wrong);
      double[] ring = new double[places.size() * 2];
      for (int i = 0; i < places.size(); i++) {
        List<?> place = list(places.get(i), wrong);
        if (place.size() < 2
            || !(place.get(0) instanceof Number lon)
            || !(place.get(1) instanceof Number lat)) {
          throw new StreetsFailure(wrong + " of pairs of numbers");
        }
        ring[2 * i] = lon.doubleValue();
        ring[2 * i + 1] = lat.doubleValue();
      }
      rings.add(ring);
    }
  }

  private static Box box(List<double[]> rings, String wrong) {
    double west = Double.POSITIVE_INFINITY;
    double south = Double.POSITIVE_INFINITY;
    double east = Double.NEGATIVE_INFINITY;
    double north = Double.NEGATIVE_INFINITY;
    for (double[] ring : rings) {
      for (int i = 0; i < ring.length; i += 2) {
        west = Math.min(west, ring[i]);
        east = Math.max(east, ring[i]);
        south = Math.min(south, ring[i + 1]);
        north = Math.max(north, ring[i + 1]);
      }
    }
    if (!(west >= -180 && east <= 180 && south >= -90 && north <= 90)) {
      throw new StreetsFailure(wrong + " in degrees WGS 84");
    }
    return new Box(west, south, east, north);
  }

  private static List<?> list(@Nullable Object told, String wrong) {
    if (told instanceof List<?> list) {
      return list;
    }
    throw new StreetsFailure(wrong);
  }
}
