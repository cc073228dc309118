package io.xiaoneng.bench.circle;

import io.xiaoneng.bench.stand.ChildJvm;
import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.CoverageCount;
import io.xiaoneng.circle.Pace;
import io.xiaoneng.circle.street.Places;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.circle.street.ReachSearch;
import io.xiaoneng.circle.street.Reaches;
import io.xiaoneng.circle.street.Snapped;
import io.xiaoneng.circle.street.Snapper;
import io.xiaoneng.circle.street.StreetFile;
import io.xiaoneng.circle.street.StreetNetwork;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The reach of many points over streets imported before; some of it compared with {@link
 * PlainWays}. Arguments: file of streets, table of cells, points, threads.
 */
public final class ReachBench {

  private static final int COMPARED = 20;
  private static final int MOVED = 200;
  private static final String CITY = "city";
  private static final double ASIDE = 0.001;

  private final StreetNetwork network;
  private final CellMap map;
  private final Snapper snapper;
  private final List<Snapped> points = new ArrayList<>();
  private final List<Snapped> cells = new ArrayList<>();
  private final Random random = new Random(15);

  private ReachBench(StreetNetwork network, CellMap map) {
    this.network = network;
    this.map = map;
    this.snapper = new Snapper(network);
  }

  /** Runs and answers. */
  public static void main(String[] args) throws IOException, InterruptedException {
    CellMap map = read(Path.of(args[1]));
    new ReachBench(StreetFile.read(Path.of(args[0])), map)
        .run(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
  }

  private static CellMap read(Path table) throws IOException {
    List<Cell> cells = new ArrayList<>();
    TreeSet<String> communities = new TreeSet<>();
    for (String line : Files.readAllLines(table)) {
      String[] row = line.split(",");
      if (!row[0].equals("id")) {
        cells.add(
            new Cell(
                row[0],
                Double.valueOf(row[1]),
                Double.valueOf(row[2]),
                Long.valueOf(row[3]),
                row[4]));
        communities.add(row[4]);
      }
    }
    List<Unit> units = new ArrayList<>();
    units.add(unit(CITY, Unit.Level.CITY, null));
    communities.forEach(code -> units.add(unit(code, Unit.Level.COMMUNITY, CITY)));
    return CellMap.of(cells, units);
  }

  private static Unit unit(String code, Unit.Level level, @Nullable String parent) {
    return new Unit(code, code, code, level, "", parent, true, null, null, null, false);
  }

  private void run(int count, int threads) throws InterruptedException {
    long begun = System.nanoTime();
    for (Cell cell : map.cells()) {
      cells.add(snapper.snap(lon(cell), lat(cell)));
    }
    for (int i = 0; i < count; i++) {
      points.add(somewhere());
    }
    answer("snapSeconds", seconds(begun));
    Places places = new Places(network, cells);
    int limit = Pace.ADULT.millimetresIn(Pace.MOST_MINUTES);
    begun = System.nanoTime();
    List<Reach> reaches = Reaches.of(network, places, points, limit, threads);
    answer("reachSeconds", seconds(begun));
    ChildJvm.answer("edges", network.edges());
    ChildJvm.answer("cells", map.cells().size());
    ChildJvm.answer("pairs", reaches.stream().mapToLong(Reach::size).sum());
    ReachSearch search = new ReachSearch(network, places, limit);
    onePointAgain(search);
    compare(places, reaches, limit);
    whatIf(search, reaches);
  }

  private void onePointAgain(ReachSearch search) {
    double[] millis = new double[points.size()];
    for (int i = 0; i < millis.length; i++) {
      long begun = System.nanoTime();
      search.from(points.get(i));
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(millis);
    answer("oneP50", millis[millis.length / 2]);
    answer("oneP99", millis[millis.length * 99 / 100]);
  }

  private void compare(Places places, List<Reach> reaches, int limit) {
    PlainWays plain = new PlainWays(network);
    int wrong = 0;
    for (int i = 0; i < COMPARED; i++) {
      int point = random.nextInt(points.size());
      int[] far = plain.to(points.get(point), places, limit);
      for (int cell = 0; cell < far.length; cell++) {
        wrong += reaches.get(point).of(cell) == far[cell] ? 0 : 1;
      }
    }
    ChildJvm.answer("compared", COMPARED);
    ChildJvm.answer("wrongCells", wrong);
  }

  /** Points are moved one after the other: snap, search, and the city's figure. */
  private void whatIf(ReachSearch search, List<Reach> reaches) {
    int quarter = Pace.ADULT.millimetresIn(15);
    CoverageCount count = new CoverageCount(map, quarter);
    List<Reach> now = new ArrayList<>(reaches);
    now.forEach(count::open);
    double slowest = 0;
    for (int i = 0; i < MOVED; i++) {
      int point = random.nextInt(now.size());
      long begun = System.nanoTime();
      Reach moved = search.from(somewhere());
      count.close(now.get(point));
      count.open(moved);
      now.set(point, moved);
      count.of(CITY, true);
      slowest = Math.max(slowest, (System.nanoTime() - begun) / 1e6);
    }
    CoverageCount anew = new CoverageCount(map, quarter);
    now.forEach(anew::open);
    answer("whatIfMillis", slowest);
    ChildJvm.answer("wrongSums", anew.of(CITY, true).equals(count.of(CITY, true)) ? 0 : 1);
  }

  /** Beside a cell of the city, where people live. */
  private Snapped somewhere() {
    Cell cell = map.cells().get(random.nextInt(map.cells().size()));
    return snapper.snap(
        lon(cell) + ASIDE * (random.nextDouble() - 0.5),
        lat(cell) + ASIDE * (random.nextDouble() - 0.5));
  }

  private static double lon(Cell cell) {
    Double lon = cell.lon();
    return lon == null ? Double.NaN : lon;
  }

  private static double lat(Cell cell) {
    Double lat = cell.lat();
    return lat == null ? Double.NaN : lat;
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void answer(String name, double value) {
    ChildJvm.answer(name, String.format(Locale.ROOT, "%.2f", value));
  }
}
