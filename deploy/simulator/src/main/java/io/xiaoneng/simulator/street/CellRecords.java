package io.xiaoneng.simulator.street;

import io.xiaoneng.event.Json;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.simulator.city.City;
import java.util.LinkedHashMap;
import java.util.Map;

/** The demo city's population cells as records of the registry topic. */
public final class CellRecords {

  private static final double MICRO = 1e6;

  private CellRecords() {}

  /**
   * Key to JSON: the very cells that {@link DemoStreets} writes for the same seed and radius.
   *
   * @param radius kilometres around the city's middle
   */
  public static Map<String, byte[]> of(City city, long seed, double radius) {
    Lattice lattice = new Lattice(city, seed, radius);
    Map<String, byte[]> records = new LinkedHashMap<>();
    for (Cell cell : new DemoCells(city, lattice, seed, radius).cells()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("kind", "cell");
      fields.put("id", cell.id());
      Double lon = cell.lon();
      Double lat = cell.lat();
      if (lon != null && lat != null) {
        fields.put("lon", Math.round(lon * MICRO) / MICRO);
        fields.put("lat", Math.round(lat * MICRO) / MICRO);
      }
      Long people = cell.population();
      if (people != null) {
        fields.put("population", people);
      }
      fields.put("community", cell.community());
      records.put("cell/" + cell.id(), Json.writeBytes(fields));
    }
    return records;
  }
}
