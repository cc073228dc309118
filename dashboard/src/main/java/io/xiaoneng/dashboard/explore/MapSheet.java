package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.explore.Outlines.Area;
import io.xiaoneng.dashboard.explore.Outlines.Spot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A map of districts, shaded by their figures in five steps of equal length from the least to the
 * largest; the higher the more, and without a shade where nothing is known. Where some are too
 * small for a name, a second one shows them enlarged.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param tiles the districts that have an outline
 */
public record MapSheet(double width, double height, List<Tile> tiles) {

  /** Steps of shades. */
  static final int SHADES = 5;

  private static final double CITY = 720;
  private static final double INSET = 240;

  /** Narrower ones have no room for a name. */
  private static final double NARROW = 0.085;

  /** Takes its own copy. */
  public MapSheet {
    tiles = List.copyOf(tiles);
  }

  /**
   * A district.
   *
   * @param name what it is called
   * @param value its figure with its unit
   * @param inside the address of the same question about it alone
   * @param path of its outline, as SVG writes it
   * @param x of the middle of its name
   * @param y of the base line of its name
   * @param shade 1 to 5, from the least to the largest; 0 for no data
   * @param named whether there is room for its name
   */
  public record Tile(
      Row row,
      String name,
      String value,
      String inside,
      Area area,
      String path,
      double x,
      double y,
      int shade,
      boolean named) {}

  /** The city's map, and where some districts are small, theirs. */
  static List<MapSheet> of(Shown shown, Outlines outlines, Texts texts) {
    return of(shown, outlines, texts, CITY, INSET);
  }

  /** The same of other widths. */
  static List<MapSheet> of(Shown shown, Outlines outlines, Texts texts, double city, double inset) {
    List<String> codes = shown.rows().stream().map(Row::key).toList();
    List<Area> areas = outlines.of(codes, city);
    Set<String> small = small(areas, city);
    List<MapSheet> maps = new ArrayList<>();
    maps.add(sheet(shown, areas, texts, city, small));
    if (!small.isEmpty()) {
      maps.add(sheet(shown, outlines.of(small, inset), texts, inset, Set.of()));
    }
    return maps;
  }

  private static Set<String> small(List<Area> areas, double city) {
    Set<String> small = new HashSet<>();
    for (Area area : areas) {
      double[] xs =
          area.rings().stream().flatMap(List::stream).mapToDouble(Spot::x).sorted().toArray();
      if (xs[xs.length - 1] - xs[0] < NARROW * city) {
        small.add(area.code());
      }
    }
    return small;
  }

  private static MapSheet sheet(
      Shown shown, List<Area> areas, Texts texts, double width, Set<String> nameless) {
    List<Double> steps = steps(shown.rows());
    List<Tile> tiles = new ArrayList<>();
    for (Row row : shown.rows()) {
      for (Area area : areas) {
        if (area.code().equals(row.key())) {
          tiles.add(
              new Tile(
                  row,
                  texts.name(shown.asked(), row, row.key()),
                  texts.amount(shown.asked().metric(), row.told().value()),
                  ExploreModel.with(shown.asked(), Map.of("unit", row.key()), "by", "show"),
                  area,
                  path(area),
                  area.middle().x(),
                  area.middle().y(),
                  shade(row.told().value(), steps),
                  !nameless.contains(row.key())));
        }
      }
    }
    return new MapSheet(width + 8, Math.ceil(Outlines.height(areas)) + 8, tiles);
  }

  /** What those are called that have no outline; "" where all have one. */
  static String without(Shown shown, Outlines outlines, Texts texts) {
    Set<String> drawn =
        outlines.of(shown.rows().stream().map(Row::key).toList(), CITY).stream()
            .map(Area::code)
            .collect(Collectors.toSet());
    return shown.rows().stream()
        .filter(row -> !drawn.contains(row.key()))
        .map(row -> texts.name(shown.asked(), row, row.key()))
        .collect(Collectors.joining(texts.of("explore.list")));
  }

  /** The steps' ends, one more than there are steps; empty without data. */
  static List<Double> steps(List<Row> rows) {
    List<Double> values =
        rows.stream().map(row -> row.told().value()).flatMap(Stream::ofNullable).sorted().toList();
    if (values.isEmpty()) {
      return List.of();
    }
    double least = values.get(0);
    double most = values.get(values.size() - 1);
    List<Double> steps = new ArrayList<>();
    for (int i = 0; i <= SHADES; i++) {
      steps.add(i == SHADES ? most : least + (most - least) * i / SHADES);
    }
    return steps;
  }

  /** Which step a value is in, from 1; 0 for no data. */
  static int shade(@Nullable Double value, List<Double> steps) {
    if (value == null || steps.isEmpty()) {
      return 0;
    }
    double least = steps.get(0);
    double most = steps.get(SHADES);
    return most <= least
        ? (SHADES + 1) / 2
        : (int) Math.min(SHADES, 1 + Math.floor((value - least) / (most - least) * SHADES));
  }

  private static String path(Area area) {
    StringBuilder path = new StringBuilder();
    for (List<Spot> ring : area.rings()) {
      for (int i = 0; i < ring.size(); i++) {
        path.append(i == 0 ? 'M' : 'L')
            .append(String.format(Locale.ROOT, "%.1f %.1f", ring.get(i).x(), ring.get(i).y()));
      }
      path.append('Z');
    }
    return path.toString();
  }
}
