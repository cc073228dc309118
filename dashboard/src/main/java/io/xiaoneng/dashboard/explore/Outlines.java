package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.registry.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outlines of districts, from the assets {@code maps/CCCC.json} that are named after the first
 * four figures of their codes (GB/T 2260). Safe to share.
 */
@Component
class Outlines {

  private static final int CITY = 4;

  private final JsonMapper json;
  private final Map<String, Map<String, List<List<Spot>>>> cities = new ConcurrentHashMap<>();

  Outlines(JsonMapper json) {
    this.json = json;
  }

  /** A place: degrees east and north, or across and down on a drawing. */
  record Spot(double x, double y) {}

  /**
   * A district on a drawing.
   *
   * @param rings its outlines
   * @param middle where its name stands
   */
  record Area(String code, List<List<Spot>> rings, Spot middle) {}

  /** Whether any district of the registry has an outline. */
  boolean has(RegistryView registry) {
    return registry.atLevel(Unit.Level.DISTRICT).stream()
        .map(UnitNode::code)
        .anyMatch(code -> city(code).containsKey(code));
  }

  /**
   * Those of the districts that have an outline, on a drawing of that width; its height follows.
   *
   * @param codes of districts; those without an outline are left out
   */
  List<Area> of(Collection<String> codes, double width) {
    Map<String, List<List<Spot>>> found = new LinkedHashMap<>();
    for (String code : codes) {
      List<List<Spot>> rings = city(code).get(code);
      if (rings != null) {
        found.put(code, rings);
      }
    }
    List<Spot> all = found.values().stream().flatMap(List::stream).flatMap(List::stream).toList();
    if (all.isEmpty()) {
      return List.of();
    }
    double west = all.stream().mapToDouble(Spot::x).min().orElseThrow();
    double east = all.stream().mapToDouble(Spot::x).max().orElseThrow();
    double south = all.stream().mapToDouble(Spot::y).min().orElseThrow();
    double north = all.stream().mapToDouble(Spot::y).max().orElseThrow();
    // A degree east is shorter than one north.
    double shrink = Math.cos(Math.toRadians((south + north) / 2));
    double scale = width / ((east - west) * shrink);
    List<Area> areas = new ArrayList<>();
    found.forEach(
        (code, rings) -> {
          List<List<Spot>> drawn =
              rings.stream()
                  .map(
                      ring ->
                          ring.stream()
                              .map(
                                  each ->
                                      new Spot(
                                          (each.x() - west) * shrink * scale,
                                          (north - each.y()) * scale))
                              .toList())
                  .toList();
          areas.add(new Area(code, drawn, middle(drawn)));
        });
    return areas;
  }

  /** How high a drawing of these is. */
  static double height(List<Area> areas) {
    return areas.stream()
        .flatMap(each -> each.rings().stream())
        .flatMap(List::stream)
        .mapToDouble(Spot::y)
        .max()
        .orElse(0);
  }

  /** The centre of gravity of the largest ring. */
  private static Spot middle(List<List<Spot>> rings) {
    double most = 0;
    Spot middle = rings.get(0).get(0);
    for (List<Spot> ring : rings) {
      double twice = 0;
      double x = 0;
      double y = 0;
      for (int i = 0; i < ring.size(); i++) {
        Spot a = ring.get(i);
        Spot b = ring.get((i + 1) % ring.size());
        double cross = a.x() * b.y() - b.x() * a.y();
        twice += cross;
        x += (a.x() + b.x()) * cross;
        y += (a.y() + b.y()) * cross;
      }
      if (Math.abs(twice) > most) {
        most = Math.abs(twice);
        middle = new Spot(x / (3 * twice), y / (3 * twice));
      }
    }
    return middle;
  }

  private Map<String, List<List<Spot>>> city(String code) {
    return code.matches("\\d{6}")
        ? cities.computeIfAbsent(code.substring(0, CITY), this::load)
        : Map.of();
  }

  private Map<String, List<List<Spot>>> load(String city) {
    try (InputStream in =
        Outlines.class.getResourceAsStream("/static/assets/maps/" + city + ".json")) {
      if (in == null) {
        return Map.of();
      }
      Map<String, List<List<Spot>>> districts = new LinkedHashMap<>();
      json.readTree(in)
          .get("districts")
          .properties()
          .forEach(each -> districts.put(each.getKey(), rings(each.getValue())));
      return districts;
    } catch (IOException e) {
      throw new UncheckedIOException("the map of " + city + " cannot be read", e);
    }
  }

  private static List<List<Spot>> rings(JsonNode outline) {
    List<List<Spot>> rings = new ArrayList<>();
    for (JsonNode ring : outline) {
      List<Spot> spots = new ArrayList<>();
      ring.forEach(each -> spots.add(new Spot(each.get(0).asDouble(), each.get(1).asDouble())));
      rings.add(List.copyOf(spots));
    }
    return List.copyOf(rings);
  }
}
