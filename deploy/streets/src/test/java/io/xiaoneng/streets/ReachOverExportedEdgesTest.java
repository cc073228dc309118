package io.xiaoneng.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.CoverageCount;
import io.xiaoneng.circle.Pace;
import io.xiaoneng.circle.place.Box;
import io.xiaoneng.circle.street.Places;
import io.xiaoneng.circle.street.ReachSearch;
import io.xiaoneng.circle.street.Snapped;
import io.xiaoneng.circle.street.Snapper;
import io.xiaoneng.circle.street.StreetFile;
import io.xiaoneng.circle.street.StreetNetwork;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.simulator.street.DemoStreets;
import io.xiaoneng.streets.osm.OsmImport;
import io.xiaoneng.streets.table.Located;
import io.xiaoneng.streets.table.LocatedTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tool measures, compared cell by cell with plain shortest ways over what it exports. */
class ReachOverExportedEdgesTest {

  private static final long LIMIT = Pace.ADULT.millimetresIn(Pace.MOST_MINUTES);

  /** Cells whose powers of two fit into one sum. */
  private static final int BATCH = 62;

  @TempDir Path directory;

  @Test
  void everyCellOfARealCityIsAsFarAsThePlainShortestWaySays() throws Exception {
    Path porto = SharedData.require("osm/porto.osm.pbf");
    compare(porto, inGrid(porto, 0.0015), atRandom(porto, 40));
  }

  @Test
  void everyCellOfASmallTownIsAsFarAsThePlainShortestWaySays() throws Exception {
    Path town = directory.resolve("town.osm");
    Files.writeString(town, Town.osm(), StandardCharsets.UTF_8);
    compare(town, inGrid(town, 0.0008), atRandom(town, 12));
  }

  @Test
  void everyCellOfTheDemoCityIsAsFarAsThePlainShortestWaySays() throws Exception {
    DemoStreets.write(directory, 1, 2.5);
    compare(
        directory.resolve("streets.osm.gz"),
        directory.resolve("cells.csv"),
        directory.resolve("points.csv"));
  }

  private void compare(Path osm, Path cells, Path points) throws Exception {
    Path streets = directory.resolve("streets.bin");
    Path edges = directory.resolve("edges.csv");
    Path out = directory.resolve("out");
    run(
        "--osm", osm.toString(),
        "--streets", streets.toString(),
        "--edges", edges.toString(),
        "--points", points.toString(),
        "--cells", cells.toString(),
        "--out", out.toString());

    Map<String, Map<String, Long>> plain =
        new TextbookPaths(edges, out.resolve("cells.csv")).within(LIMIT, out.resolve("points.csv"));
    Map<String, Map<String, Long>> measured = measured(out.resolve("reach.csv"));
    assertThat(measured).as("there is something to compare").hasSizeGreaterThan(3);
    for (Map.Entry<String, Map<String, Long>> each : plain.entrySet()) {
      assertThat(measured.getOrDefault(each.getKey(), Map.of()))
          .as("reach of " + each.getKey())
          .isEqualTo(each.getValue());
    }
    for (Pace pace : List.of(Pace.ADULT, Pace.ELDER)) {
      sumsTellTheCells(StreetFile.read(streets), cells, points, pace.millimetresIn(15), plain);
    }
  }

  /**
   * Cell k of a batch has 2^k people: the covered sum, with all points open, tells exactly which
   * cells were reached.
   */
  private static void sumsTellTheCells(
      StreetNetwork network,
      Path cellTable,
      Path pointTable,
      int limit,
      Map<String, Map<String, Long>> plain) {
    Snapper snapper = new Snapper(network);
    List<Snapped> points = new ArrayList<>();
    for (Located point : LocatedTable.read(pointTable, problem -> {})) {
      points.add(snapper.snap(point.lon(), point.lat()));
    }
    Set<String> reached = new HashSet<>();
    plain
        .values()
        .forEach(
            cells ->
                cells.forEach(
                    (cell, far) -> {
                      if (far <= limit) {
                        reached.add(cell);
                      }
                    }));
    assertThat(reached).as("cells within %d mm", limit).isNotEmpty();
    Unit community =
        new Unit("A", "A", "A", Unit.Level.COMMUNITY, "", null, true, null, null, null, false);
    List<Located> all = LocatedTable.read(cellTable, problem -> {});
    for (int from = 0; from < all.size(); from += BATCH) {
      List<Located> batch = all.subList(from, Math.min(all.size(), from + BATCH));
      List<Cell> cells = new ArrayList<>();
      for (int k = 0; k < batch.size(); k++) {
        cells.add(
            new Cell(batch.get(k).id(), batch.get(k).lon(), batch.get(k).lat(), 1L << k, "A"));
      }
      CellMap map = CellMap.of(cells, List.of(community));
      List<Snapped> snapped = new ArrayList<>();
      map.cells().forEach(cell -> snapped.add(snapper.snap(cell.lon(), cell.lat())));
      CoverageCount count = new CoverageCount(map, limit);
      ReachSearch search = new ReachSearch(network, new Places(network, snapped), (int) LIMIT);
      points.forEach(point -> count.open(search.from(point)));
      long expected = 0;
      for (int k = 0; k < batch.size(); k++) {
        expected |= reached.contains(batch.get(k).id()) ? 1L << k : 0;
      }
      assertThat(count.of("A", true).covered()).isEqualTo(expected);
    }
  }

  private Box box(Path osm) {
    return OsmImport.read(osm).box();
  }

  private Path inGrid(Path osm, double pitch) throws IOException {
    Path file = directory.resolve("cells.csv");
    writeGrid(box(osm), pitch, file);
    return file;
  }

  private Path atRandom(Path osm, int count) throws IOException {
    Path file = directory.resolve("points.csv");
    writePoints(box(osm), count, file);
    return file;
  }

  private static void writeGrid(Box box, double pitch, Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of("id,lon,lat"));
    int count = 0;
    for (double lat = box.south(); lat < box.north(); lat += pitch) {
      for (double lon = box.west(); lon < box.east(); lon += pitch) {
        lines.add(String.format(Locale.ROOT, "c%d,%.7f,%.7f", count++, lon, lat));
      }
    }
    Files.write(file, lines);
  }

  private static void writePoints(Box box, int count, Path file) throws IOException {
    Random random = new Random(15);
    List<String> lines = new ArrayList<>(List.of("id,lon,lat"));
    for (int i = 0; i < count; i++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "p%d,%.7f,%.7f",
              i,
              box.west() + random.nextDouble() * (box.east() - box.west()),
              box.south() + random.nextDouble() * (box.north() - box.south())));
    }
    Files.write(file, lines);
  }

  private static Map<String, Map<String, Long>> measured(Path file) throws IOException {
    Map<String, Map<String, Long>> measured = new HashMap<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : csv) {
        long far = new BigDecimal(row.getField("metres")).movePointRight(3).longValueExact();
        measured
            .computeIfAbsent(row.getField("point"), id -> new HashMap<>())
            .put(row.getField("cell"), far);
        assertThat(Double.parseDouble(row.getField("seconds_at_0.85")))
            .isCloseTo(far / 850.0, within(0.001));
      }
    }
    return measured;
  }

  private static void run(String... args) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    assertThat(Streets.run(args, out, out)).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }
}
