package io.xiaoneng.dashboard.circle.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.circle.street.StreetBuilder;
import io.xiaoneng.circle.street.StreetFile;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.circle.reach.CircleProblem.Kind;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.registry.RegistrySnapshot;
import io.xiaoneng.registry.MutableRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One straight street from west to east, a crossing each 100 m. */
class ReachKeeperTest {

  private static final double WEST = 108.9;
  private static final double LAT = 34.2;
  private static final double HUNDRED_METRES = 0.001_087;
  private static final int CROSSINGS = 60;

  private static ClickHouse clickHouse;

  @TempDir private Path directory;
  private final MutableRegistry registry = new MutableRegistry(ZoneId.of("Asia/Shanghai"));
  private final Remembering log = new Remembering();
  private long offset;
  private Path file;

  @BeforeAll
  static void open() {
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("reach"));
  }

  @AfterAll
  static void closeAll() {
    clickHouse.close();
  }

  /** Keeps what is published, and refuses where it is told to. */
  private static final class Remembering implements ReachLog {
    final List<String> points = new ArrayList<>();
    boolean away;

    @Override
    public boolean publish(Collection<ReachRow> reaches, long version, boolean gone) {
      if (away) {
        return false;
      }
      reaches.forEach(each -> points.add((gone ? "-" : "") + each.point()));
      return true;
    }
  }

  @BeforeEach
  void city() {
    file = directory.resolve("streets.bin");
    for (String table : List.of("circle_cell", "circle_reach", "registry_row")) {
      clickHouse.execute("TRUNCATE TABLE " + table, List.of(), Duration.ofSeconds(10));
    }
    put("unit/C1", "{'kind':'unit','code':'C1','level':'COMMUNITY','urban':true}");
    for (int i = 0; i < 5; i++) {
      cell("near-" + i, 2 * i, 64L << i);
    }
    cell("far", 55, 7L);
    point("P1", 0, "24/7");
    point("P2", 30, "Mo-Fr 09:00-17:00");
  }

  private void put(String key, String json) {
    registry.apply(key, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), offset++);
  }

  private void cell(String id, double at, Long population) {
    put(
        "cell/" + id,
        "{'kind':'cell','id':'%s','lon':%s,'lat':%s,%s'community':'C1'}"
            .formatted(
                id,
                lon(at),
                LAT + 0.0001,
                population == null ? "" : "'population':" + population + ","));
  }

  private void point(String id, double at, String hours) {
    put(
        "point/" + id,
        "{'kind':'point','id':'%s','pointKind':'HALL','lon':%s,'lat':%s,'hours':'%s'}"
            .formatted(id, lon(at), LAT, hours));
  }

  private static double lon(double at) {
    return WEST + at * HUNDRED_METRES;
  }

  private void streets(int crossings) throws IOException {
    StreetBuilder streets = new StreetBuilder();
    for (int i = 0; i < crossings; i++) {
      streets.node(lon(i), LAT);
      if (i > 0) {
        streets.edge(i - 1, i, 100, true, true);
      }
    }
    StreetFile.write(streets.build(), file);
  }

  private ReachKeeper keeper(String path) {
    return new ReachKeeper(
        new RegistrySnapshot(registry),
        new Streets(path),
        new CircleTables(clickHouse),
        log,
        () -> true);
  }

  private ReachKeeper keeper() {
    return keeper(file.toString());
  }

  private static void settle(ReachKeeper keeper) throws InterruptedException {
    for (int i = 0; i < 5 && !keeper.pass(); i++) {
      assertThat(i).as("passes").isLessThan(4);
    }
  }

  private String reach(String point) {
    return clickHouse
        .query(
            "SELECT concat(snapped, ' ', arrayStringConcat(arrayMap((c, m) -> concat(c, '=',"
                + " toString(intDiv(m + 500, 1000))), cells, millimetres), ' '))"
                + " FROM circle_reach FINAL WHERE NOT gone AND point = ?",
            List.of(point),
            row -> row.getString(1))
        .stream()
        .findFirst()
        .orElse("none");
  }

  private String cellRow(String cell) {
    return clickHouse
        .query(
            "SELECT concat(snapped, ' ', ifNull(toString(population), 'null'), ' ', problem)"
                + " FROM circle_cell FINAL WHERE NOT gone AND cell = ?",
            List.of(cell),
            row -> row.getString(1))
        .get(0);
  }

  private long inserted() {
    return clickHouse
        .query(
            "SELECT toInt64((SELECT count() FROM circle_cell) + (SELECT count() FROM circle_reach))",
            List.of(),
            row -> row.getLong(1))
        .get(0);
  }

  @Test
  void everyPointHasTheCellsThatWalkToItWithinThirtyMinutes() throws Exception {
    streets(CROSSINGS);
    ReachKeeper keeper = keeper();
    settle(keeper);
    assertThat(reach("P1")).isEqualTo("AT near-0=11 near-1=211 near-2=411 near-3=611 near-4=811");
    assertThat(reach("P2")).isEqualTo("AT near-4=2211");
    assertThat(cellRow("far")).isEqualTo("AT 7 ");
    assertThat(log.points).containsExactly("P1", "P2");
    assertThat(keeper.ground().points().get("P1").reach().size()).isEqualTo(5);
    assertThat(keeper.ground().cells().cells()).hasSize(6);
  }

  @Test
  void startingAgainWritesNothing() throws Exception {
    streets(CROSSINGS);
    cell("unknown", 3, null);
    settle(keeper());
    long before = inserted();
    log.points.clear();
    settle(keeper());
    assertThat(log.points).isEmpty();
    assertThat(inserted()).isEqualTo(before);
  }

  @Test
  void aPointThatMovesIsSearchedFromAlone() throws Exception {
    streets(CROSSINGS);
    ReachKeeper keeper = keeper();
    settle(keeper);
    PointReach other = keeper.ground().points().get("P1");
    log.points.clear();
    point("P2", 8, "24/7");
    settle(keeper);
    assertThat(log.points).containsExactly("P2");
    assertThat(reach("P2")).startsWith("AT near-0=811 ").endsWith(" near-4=11");
    assertThat(keeper.ground().points().get("P1")).isSameAs(other);
  }

  @Test
  void anotherPopulationTouchesItsCellOnly() throws Exception {
    streets(CROSSINGS);
    ReachKeeper keeper = keeper();
    settle(keeper);
    log.points.clear();
    long before = inserted();
    cell("near-1", 2, 5L);
    settle(keeper);
    assertThat(log.points).isEmpty();
    assertThat(cellRow("near-1")).isEqualTo("AT 5 ");
    assertThat(inserted()).isLessThanOrEqualTo(before + 1);
  }

  @Test
  void aPointTakenOutOfTheRegistryHasNoReach() throws Exception {
    streets(CROSSINGS);
    ReachKeeper keeper = keeper();
    settle(keeper);
    log.points.clear();
    registry.apply("point/P1", null, offset++);
    settle(keeper);
    assertThat(log.points).containsExactly("-P1");
    assertThat(reach("P1")).isEqualTo("none");
  }

  @Test
  void streetsThatComeLaterAreMeasuredThenAndAwayTheyLeaveWhatIsMeasured() throws Exception {
    ReachKeeper keeper = keeper();
    settle(keeper);
    assertThat(reach("P1")).isEqualTo("NO_STREETS ");
    assertThat(cellRow("far")).isEqualTo("NO_STREETS 7 ");
    assertThat(kinds(keeper)).contains(Kind.STREETS_MISSING);

    streets(CROSSINGS);
    settle(keeper);
    assertThat(reach("P2")).isEqualTo("AT near-4=2211");
    assertThat(kinds(keeper)).doesNotContain(Kind.STREETS_MISSING);

    Files.write(file, new byte[] {1, 2, 3});
    ReachKeeper next = keeper();
    settle(next);
    assertThat(reach("P2")).isEqualTo("AT near-4=2211");
    assertThat(kinds(next)).contains(Kind.STREETS_DAMAGED);

    streets(20);
    settle(next);
    assertThat(reach("P2")).startsWith("OUTSIDE");
  }

  @Test
  void whatCannotBePublishedIsTriedAgain() throws Exception {
    streets(CROSSINGS);
    log.away = true;
    ReachKeeper keeper = keeper();
    for (int i = 0; i < 4; i++) {
      assertThat(keeper.pass()).isFalse();
    }
    assertThat(reach("P1")).isEqualTo("none");
    log.away = false;
    settle(keeper);
    assertThat(reach("P1")).startsWith("AT");
  }

  @Test
  void tablesThatSomebodyEmptiedAreFilledByTheNextStart() throws Exception {
    streets(CROSSINGS);
    settle(keeper());
    clickHouse.execute("TRUNCATE TABLE circle_reach", List.of(), Duration.ofSeconds(10));
    settle(keeper());
    assertThat(reach("P2")).isEqualTo("AT near-4=2211");
  }

  @Test
  void withoutASettingNothingIsMeasuredAndNothingIsWrong() throws Exception {
    ReachKeeper keeper = keeper("");
    settle(keeper);
    assertThat(reach("P1")).isEqualTo("NO_STREETS ");
    assertThat(kinds(keeper)).isEmpty();
  }

  @Test
  void whatIsWrongIsNamed() throws Exception {
    streets(CROSSINGS);
    cell("unknown", 3, null);
    put("unit/C2", "{'kind':'unit','code':'C2','level':'COMMUNITY'}");
    put("cell/lost", "{'kind':'cell','id':'lost','community':'C9'}");
    put(
        "point/river",
        "{'kind':'point','id':'river','lon':" + lon(3) + ",'lat':34.2028,'hours':'nonsense!'}");
    put("point/abroad", "{'kind':'point','id':'abroad','lon':2.35,'lat':48.85}");
    put("point/nowhere", "{'kind':'point','id':'nowhere','hours':'24/7'}");
    ReachKeeper keeper = keeper();
    settle(keeper);
    assertThat(keeper.ground().problems())
        .extracting(each -> each.kind() + " " + each.id())
        .containsExactly(
            "POINT_WITHOUT_PLACE nowhere",
            "POINT_OUTSIDE abroad",
            "POINT_OUTSIDE river",
            "POINT_WITHOUT_HOURS abroad",
            "POINT_HOURS_UNREADABLE river",
            "CELL_UNKNOWN_COMMUNITY lost",
            "CELL_WITHOUT_POSITION lost",
            "CELL_WITHOUT_POPULATION lost",
            "CELL_WITHOUT_POPULATION unknown",
            "COMMUNITY_WITHOUT_CELLS C2");
    assertThat(cellRow("lost")).isEqualTo("NO_PLACE null UNKNOWN_COMMUNITY");
  }

  @Test
  void pointsThatAllLieOutsideAreNamedTogether() throws Exception {
    streets(CROSSINGS);
    point("P1", -30_000, "24/7");
    point("P2", -30_001, "24/7");
    ReachKeeper keeper = keeper();
    settle(keeper);
    assertThat(kinds(keeper)).contains(Kind.POINTS_ALL_OUTSIDE);
  }

  private static List<Kind> kinds(ReachKeeper keeper) {
    return keeper.ground().problems().stream().map(CircleProblem::kind).toList();
  }
}
