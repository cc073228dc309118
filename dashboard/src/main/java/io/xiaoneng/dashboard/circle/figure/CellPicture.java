package io.xiaoneng.dashboard.circle.figure;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every cell of the city at a moment.
 *
 * @param missing as in {@link CircleAnswer}
 */
public record CellPicture(
    Instant at,
    BigDecimal pace,
    List<String> items,
    boolean terminals,
    String populationSource,
    List<String> missing,
    List<Cell> cells) {

  /**
   * A cell.
   *
   * @param population null where nobody knows, and for a cell that is in no sum
   * @param community that it counts for; "" for a cell that is in no sum
   * @param minutes that it takes to the nearest open point; null where none is within half an hour
   *     of a grown-up
   * @param point that point; null likewise
   */
  public record Cell(
      String id,
      double lon,
      double lat,
      @Nullable Long population,
      String community,
      @Nullable Double minutes,
      @Nullable String point) {}

  /** The same, column by column: points and communities once, each cell with their places. */
  Map<String, Object> columns() {
    List<String> points = new ArrayList<>();
    List<String> communities = new ArrayList<>();
    Map<String, Integer> placeOf = new TreeMap<>();
    Map<String, Integer> communityOf = new TreeMap<>();
    int size = cells.size();
    String[] ids = new String[size];
    double[] lons = new double[size];
    double[] lats = new double[size];
    Long[] people = new Long[size];
    int[] where = new int[size];
    Double[] minutes = new Double[size];
    int[] nearest = new int[size];
    for (int i = 0; i < size; i++) {
      Cell cell = cells.get(i);
      ids[i] = cell.id();
      lons[i] = cell.lon();
      lats[i] = cell.lat();
      people[i] = cell.population();
      where[i] = place(cell.community(), communities, communityOf);
      minutes[i] = cell.minutes();
      nearest[i] = cell.point() == null ? -1 : place(cell.point(), points, placeOf);
    }
    Map<String, Object> columns = new TreeMap<>();
    columns.put("at", at);
    columns.put("pace", pace);
    columns.put("items", items);
    columns.put("terminals", terminals);
    columns.put("populationSource", populationSource);
    columns.put("missing", missing);
    columns.put("points", points);
    columns.put("communities", communities);
    columns.put("id", ids);
    columns.put("lon", lons);
    columns.put("lat", lats);
    columns.put("population", people);
    columns.put("community", where);
    columns.put("minutes", minutes);
    columns.put("point", nearest);
    return columns;
  }

  private static int place(String name, List<String> names, Map<String, Integer> placeOf) {
    if (name.isEmpty()) {
      return -1;
    }
    return placeOf.computeIfAbsent(
        name,
        key -> {
          names.add(key);
          return names.size() - 1;
        });
  }

  /** The same as GeoJSON (RFC 7946): the middles of the cells. */
  Map<String, Object> geoJson() {
    List<Map<String, Object>> features = new ArrayList<>(cells.size());
    for (Cell cell : cells) {
      Map<String, @Nullable Object> properties = new TreeMap<>();
      properties.put("id", cell.id());
      properties.put("population", cell.population());
      properties.put("community", cell.community());
      properties.put("minutes", cell.minutes());
      properties.put("point", cell.point());
      features.add(
          Map.of(
              "type",
              "Feature",
              "id",
              cell.id(),
              "geometry",
              Map.of("type", "Point", "coordinates", new double[] {cell.lon(), cell.lat()}),
              "properties",
              properties));
    }
    return Map.of("type", "FeatureCollection", "features", features);
  }
}
