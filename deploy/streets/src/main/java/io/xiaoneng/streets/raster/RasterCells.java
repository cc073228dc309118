package io.xiaoneng.streets.raster;

import io.xiaoneng.circle.place.Box;
import io.xiaoneng.streets.StreetsFailure;
import io.xiaoneng.streets.raster.CommunityShapes.Shape;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes population cells of a GeoTIFF: every cell of the raster whose middle lies in a community,
 * as the CSV that the registry takes. What the raster does not know stays empty, not 0. Fractions
 * of people are rounded along each community, so that its sum is right to half a person.
 */
public final class RasterCells {

  /** What to type. */
  public static final String USAGE =
      "       --raster GEOTIFF --communities GEOJSON --out CELLS.csv";

  private static final int NOWHERE = -1;

  private RasterCells() {}

  /** Whether the arguments ask for this. */
  public static boolean asked(String... args) {
    return Arrays.asList(args).contains("--raster");
  }

  /**
   * Runs.
   *
   * @throws StreetsFailure with one sentence for what is wrong with the arguments or the files
   */
  public static void run(String[] args, PrintStream out) throws IOException {
    Map<String, Path> files = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      files.put(args[i], Path.of(args[i + 1]));
    }
    Path raster = files.get("--raster");
    Path communities = files.get("--communities");
    Path cells = files.get("--out");
    if (args.length != 6 || raster == null || communities == null || cells == null) {
      throw new StreetsFailure("--raster, --communities and --out belong together\n" + USAGE);
    }
    write(raster, communities, cells, out);
  }

  private static void write(Path raster, Path communities, Path cells, PrintStream out)
      throws IOException {
    List<Shape> shapes = CommunityShapes.read(communities);
    PopulationRaster people = PopulationRaster.read(raster, around(shapes));
    int columns = people.part().getWidth();
    int rows = people.part().getHeight();
    int[] owner = new int[rows * columns];
    Arrays.fill(owner, NOWHERE);
    long twice = 0;
    for (int i = 0; i < shapes.size(); i++) {
      twice += claim(shapes.get(i), i, people, owner);
    }
    long written = 0;
    long unknown = 0;
    double[] sums = new double[shapes.size()];
    long[] given = new long[shapes.size()];
    try (BufferedWriter csv = Files.newBufferedWriter(cells, StandardCharsets.UTF_8)) {
      csv.write("id,lon,lat,population,community\n");
      for (int at = 0; at < owner.length; at++) {
        if (owner[at] == NOWHERE) {
          continue;
        }
        int row = people.window().getMinY() + at / columns;
        int column = people.window().getMinX() + at % columns;
        double told = people.people(row, column);
        String population = "";
        if (Double.isNaN(told)) {
          unknown++;
        } else {
          sums[owner[at]] += told;
          long until = Math.round(sums[owner[at]]);
          population = Long.toString(until - given[owner[at]]);
          given[owner[at]] = until;
        }
        csv.write(
            String.format(
                Locale.ROOT,
                "raster-%d-%d,%.6f,%.6f,%s,%s\n",
                row,
                column,
                people.lon(column),
                people.lat(row),
                population,
                shapes.get(owner[at]).code()));
        written++;
      }
    }
    out.println(
        String.format(
            Locale.ROOT,
            "cells: %d in %d communities, %d people; %d without data; %d in two communities, the"
                + " first by code has them",
            written,
            shapes.size(),
            Arrays.stream(given).sum(),
            unknown,
            twice));
  }

  /** Gives the community every cell whose middle it holds; returns how many were given before. */
  private static long claim(Shape shape, int index, PopulationRaster people, int[] owner) {
    long twice = 0;
    int columns = people.part().getWidth();
    int endRow = people.window().getMinY() + people.part().getHeight();
    int endColumn = people.window().getMinX() + columns;
    Box box = shape.box();
    for (int row = people.rowFrom(box.north());
        row < endRow && people.lat(row) >= box.south();
        row++) {
      for (int column = people.columnFrom(box.west());
          column < endColumn && people.lon(column) <= box.east();
          column++) {
        if (shape.contains(people.lon(column), people.lat(row))) {
          int at = (row - people.window().getMinY()) * columns + column - people.window().getMinX();
          twice += owner[at] == NOWHERE ? 0 : 1;
          owner[at] = owner[at] == NOWHERE ? index : owner[at];
        }
      }
    }
    return twice;
  }

  private static Box around(List<Shape> shapes) {
    return new Box(
        shapes.stream().mapToDouble(each -> each.box().west()).min().orElseThrow(),
        shapes.stream().mapToDouble(each -> each.box().south()).min().orElseThrow(),
        shapes.stream().mapToDouble(each -> each.box().east()).max().orElseThrow(),
        shapes.stream().mapToDouble(each -> each.box().north()).max().orElseThrow());
  }
}
