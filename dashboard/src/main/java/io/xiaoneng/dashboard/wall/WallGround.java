package io.xiaoneng.dashboard.wall;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.registry.Point;
import io.xiaoneng.registry.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The map that goes with the registry as it is: made anew when districts or points change, and
 * shared by all walls.
 */
@Component
class WallGround {

  /** Province and city of a district's code (GB/T 2260). */
  private static final int CITY = 4;

  private final RegistryView registry;
  private final JsonMapper json;
  private @Nullable Source known;
  private @Nullable WallMap map;

  private record Source(List<UnitNode> districts, List<WallMap.Place> points) {}

  WallGround(RegistryView registry, JsonMapper json) {
    this.registry = registry;
    this.json = json;
  }

  /** The present one. */
  synchronized WallMap now() {
    Source source = new Source(registry.atLevel(Unit.Level.DISTRICT), places());
    WallMap kept = map;
    if (kept == null || !source.equals(known)) {
      kept = WallMap.of(source.districts(), middles(source), rings(source), source.points());
      known = source;
      map = kept;
    }
    return kept;
  }

  /** Identities of the points that are drawn, in their order. */
  List<String> points() {
    return drawn().map(Point::id).toList();
  }

  private Stream<Point> drawn() {
    return registry.registry().all(Point.class).stream()
        .filter(each -> each.lon() != null && each.lat() != null)
        .sorted(Comparator.comparing(Point::id));
  }

  private List<WallMap.Place> places() {
    return drawn()
        .map(
            each ->
                new WallMap.Place(
                    each.kind(),
                    Objects.requireNonNull(each.lon()),
                    Objects.requireNonNull(each.lat())))
        .toList();
  }

  /** Where a district without boundaries lies. */
  private TreeMap<String, double[]> middles(Source source) {
    TreeMap<String, double[]> middles = new TreeMap<>();
    for (UnitNode each : source.districts()) {
      Unit unit = registry.registry().unit(each.code());
      if (unit != null && unit.lon() != null && unit.lat() != null) {
        middles.put(each.code(), new double[] {unit.lon(), unit.lat()});
      }
    }
    return middles;
  }

  /** Rings by district, in degrees; empty where nobody has drawn this city's. */
  private TreeMap<String, List<double[][]>> rings(Source source) {
    TreeMap<String, List<double[][]>> rings = new TreeMap<>();
    Stream<String> cities =
        source.districts().stream()
            .map(UnitNode::code)
            .filter(code -> code.matches("\\d{6}"))
            .map(code -> code.substring(0, CITY))
            .distinct();
    cities.forEach(city -> read("/static/assets/maps/" + city + ".json", rings));
    rings.keySet().retainAll(source.districts().stream().map(UnitNode::code).toList());
    return rings;
  }

  private void read(String name, TreeMap<String, List<double[][]>> rings) {
    try (InputStream in = WallGround.class.getResourceAsStream(name)) {
      if (in == null) {
        return;
      }
      JsonNode told = json.readTree(in.readAllBytes()).path("districts");
      told.properties()
          .forEach(
              each ->
                  rings.put(
                      each.getKey(), each.getValue().valueStream().map(WallGround::ring).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static double[][] ring(JsonNode points) {
    return points
        .valueStream()
        .map(point -> new double[] {point.get(0).doubleValue(), point.get(1).doubleValue()})
        .toArray(double[][]::new);
  }
}
