package io.xiaoneng.simulator.street;

import io.xiaoneng.registry.Cell;
import io.xiaoneng.simulator.city.City;
import io.xiaoneng.simulator.city.CityBuilder;
import io.xiaoneng.simulator.city.Site;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes the demo city's streets as OpenStreetMap XML ({@code streets.osm.gz}), its population
 * cells ({@code cells.csv}) and its service points ({@code points.csv}). The same seed gives the
 * same files, byte for byte. Nothing of it is real.
 */
public final class DemoStreets {

  /** Kilometres around the middle that hold the whole city. */
  public static final double WHOLE_CITY = 200;

  private DemoStreets() {}

  /** Runs: {@code DIRECTORY [SEED [KILOMETRES]]}. */
  public static void main(String[] args) throws IOException {
    if (args.length < 1 || args.length > 3) {
      System.err.println("usage: DIRECTORY [SEED [KILOMETRES around the city's middle]]");
      System.exit(2);
    }
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    double radius = args.length > 2 ? Double.parseDouble(args[2]) : WHOLE_CITY;
    write(Path.of(args[0]), seed, radius);
  }

  /**
   * Writes the three files.
   *
   * @param radius kilometres around the city's middle that are laid out; a small one for a test
   */
  public static void write(Path directory, long seed, double radius) throws IOException {
    City city = CityBuilder.build(seed);
    Lattice lattice = new Lattice(city, seed, radius);
    Files.createDirectories(directory);
    try (OsmWriter osm = new OsmWriter(directory.resolve("streets.osm.gz"))) {
      new StreetMap(lattice, osm).draw();
    }
    cells(directory.resolve("cells.csv"), new DemoCells(city, lattice, seed, radius).cells());
    points(directory.resolve("points.csv"), city, radius);
  }

  private static void cells(Path file, List<Cell> cells) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("id,lon,lat,population,community\n");
      for (Cell cell : cells) {
        out.write(
            String.format(
                Locale.ROOT,
                "%s,%.6f,%.6f,%d,%s\n",
                cell.id(),
                cell.lon(),
                cell.lat(),
                cell.population(),
                cell.community()));
      }
    }
  }

  private static void points(Path file, City city, double radius) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("id,pointKind,unit,lon,lat,hours\n");
      for (Site site : city.points()) {
        if (Lattice.within(site.lon(), site.lat(), radius)) {
          out.write(
              String.format(
                  Locale.ROOT,
                  "%s,%s,%s,%.5f,%.5f,\"%s\"\n",
                  site.id(),
                  site.kind(),
                  site.unit(),
                  site.lon(),
                  site.lat(),
                  site.hours()));
        }
      }
    }
  }
}
