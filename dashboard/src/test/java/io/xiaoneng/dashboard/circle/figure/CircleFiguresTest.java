package io.xiaoneng.dashboard.circle.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.circle.Coverage;
import io.xiaoneng.circle.CoverageCount;
import io.xiaoneng.circle.CoverageCourse;
import io.xiaoneng.circle.Opportunity;
import io.xiaoneng.circle.Pace;
import io.xiaoneng.circle.PointState;
import io.xiaoneng.circle.Span;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.circle.figure.SmallCity.PointOfCity;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.page.CityClockTesting;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.registry.Unit.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL of the circle against the model, over random small cities. */
class CircleFiguresTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final List<LocalDate> DAYS = List.of(FIRST, FIRST.plusDays(1), FIRST.plusDays(2));
  private static final Instant NOW =
      FIRST.plusDays(2).atTime(15, 40).atZone(SmallCity.ZONE).toInstant();
  private static final List<Walk> WALKS =
      List.of(
          Walk.ADULT,
          Walk.ELDER,
          Walk.TERMINALS,
          new Walk(new Pace(1_000), 7, List.of("birth", "card"), false),
          new Walk(Pace.ADULT, 30, List.of("firm"), true));

  private static ClickHouse clickHouse;

  @BeforeAll
  static void open() {
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("circle_figures"));
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  private static CircleFigures figures(SmallCity city) {
    return new CircleFigures(
        new CircleQueries(clickHouse),
        city.registry,
        CityClockTesting.at(NOW, SmallCity.ZONE),
        new PopulationSource(""));
  }

  private static Predicate<PointOfCity> asked(Walk walk) {
    return point -> !walk.terminals() || point.isTerminal();
  }

  private static Predicate<PointOfCity> able(Walk walk) {
    return asked(walk).and(point -> point.items().containsAll(walk.items()));
  }

  private static Coverage now(
      SmallCity city, Walk walk, long t, String unit, boolean urban, Predicate<PointOfCity> who) {
    CoverageCount count = new CoverageCount(city.map, walk.limit());
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(t), SmallCity.ZONE);
    city.points.stream()
        .filter(who)
        .filter(point -> point.days().containsKey(day))
        .filter(point -> point.days().get(day).at(t) == PointState.OPEN)
        .forEach(point -> count.open(point.reach()));
    return count.of(unit, urban);
  }

  private static Coverage over(SmallCity city, Walk walk, Span window, String unit, boolean urban) {
    List<CoverageCourse.OpenPoint> points = new ArrayList<>();
    city.points.stream()
        .filter(able(walk))
        .forEach(point -> points.add(new CoverageCourse.OpenPoint(point.reach(), point.open())));
    return CoverageCourse.over(window, city.map, walk.limit(), points).of(unit, urban);
  }

  private static void assertSame(CircleAnswer.Row row, Coverage sum, long millis) {
    assertThat(row)
        .isEqualTo(
            CircleAnswer.Row.of(
                new io.xiaoneng.dashboard.registry.UnitNode(
                    row.unit(), row.nameZh(), row.nameEn(), Level.valueOf(row.level()), null),
                sum,
                millis,
                true,
                row.opportunity()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void atAMomentTheStatementsAgreeWithTheModel(long seed) {
    SmallCity city = new SmallCity(seed, DAYS);
    city.write(clickHouse);
    CircleFigures figures = figures(city);
    Random random = new Random(seed);
    for (Walk walk : WALKS) {
      long t =
          SmallCity.millis(FIRST) + random.nextInt(72) * 3_600_000L + random.nextInt(2) * 12_345L;
      for (Level level : List.of(Level.CITY, Level.DISTRICT, Level.STREET, Level.COMMUNITY)) {
        for (boolean urban : List.of(true, false)) {
          CircleAnswer answer =
              figures.answer(
                  new CircleQuestion(
                      walk, Window.at(Instant.ofEpochMilli(t)), level, "", urban, true));
          assertThat(answer.missing()).isEmpty();
          assertThat(answer.source()).isEqualTo("points");
          assertThat(answer.rows()).isNotEmpty();
          for (CircleAnswer.Row row : answer.rows()) {
            Coverage near = now(city, walk, t, row.unit(), urban, asked(walk));
            Coverage able = now(city, walk, t, row.unit(), urban, able(walk));
            assertSame(row, able, 1);
            assertThat(row.opportunity()).isEqualTo(Opportunity.of(near, able, able));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void overDaysTheStatementsAgreeWithTheModel(long seed) {
    SmallCity city = new SmallCity(seed, DAYS);
    city.write(clickHouse);
    CircleFigures figures = figures(city);
    // The last day is counted until now only.
    Span window = new Span(SmallCity.millis(FIRST), NOW.toEpochMilli());
    for (Walk walk : WALKS) {
      for (Level level : List.of(Level.CITY, Level.STREET, Level.COMMUNITY)) {
        CircleAnswer answer =
            figures.answer(
                new CircleQuestion(
                    walk, Window.days(FIRST, FIRST.plusDays(2)), level, "", true, true));
        assertThat(answer.until()).isEqualTo(NOW);
        for (CircleAnswer.Row row : answer.rows()) {
          assertSame(row, over(city, walk, window, row.unit(), true), window.to() - window.from());
        }
      }
    }
  }

  @Test
  void theCourseOfADayAgreesWithTheModelHourByHour() {
    SmallCity city = new SmallCity(7, DAYS);
    city.write(clickHouse);
    CircleDay day = figures(city).day(Walk.ADULT, FIRST.plusDays(1), "D1", true, false);
    assertThat(day.hours()).hasSize(24);
    for (CircleDay.Hour hour : day.hours()) {
      Span window = new Span(hour.from().toEpochMilli(), hour.to().toEpochMilli());
      assertSame(hour.coverage(), over(city, Walk.ADULT, window, "D1", true), 3_600_000);
    }
  }

  @Test
  void whatTheJobHasWrittenSaysTheSame() {
    SmallCity city = new SmallCity(8, DAYS);
    city.write(clickHouse);
    writeCoverage(city, Walk.ADULT, "open-adult");
    CircleFigures figures = figures(city);
    for (Window window :
        List.of(
            Window.at(NOW),
            Window.at(Instant.ofEpochMilli(SmallCity.millis(FIRST))),
            Window.days(FIRST, FIRST.plusDays(2)))) {
      for (Level level : List.of(Level.CITY, Level.COMMUNITY)) {
        CircleAnswer written =
            figures.answer(new CircleQuestion(Walk.ADULT, window, level, "", true, false));
        CircleAnswer worked =
            figures.answer(new CircleQuestion(Walk.ADULT, window, level, "", true, true));
        assertThat(written.source()).isEqualTo("coverage_day");
        assertThat(written.rows())
            .usingRecursiveFieldByFieldElementComparatorIgnoringFields("opportunity")
            .isEqualTo(worked.rows());
      }
    }
    assertThat(figures.day(Walk.ADULT, FIRST, "", true, false).hours())
        .isEqualTo(figures.day(Walk.ADULT, FIRST, "", true, true).hours());
  }

  @Test
  void aDayThatIsNotWrittenWholeIsWorkedOut() {
    SmallCity city = new SmallCity(9, DAYS);
    city.write(clickHouse);
    writeCoverage(city, Walk.ADULT, "open-adult");
    SmallCity.execute(
        clickHouse,
        "ALTER TABLE coverage_day DELETE WHERE community = 'C1' SETTINGS mutations_sync = 2");
    assertThat(
            figures(city)
                .answer(new CircleQuestion(Walk.ADULT, Window.at(NOW), null, "", true, false))
                .source())
        .isEqualTo("points");
  }

  /** As the job writes it: by the model, community by community. */
  private static void writeCoverage(SmallCity city, Walk walk, String measure) {
    for (LocalDate day : DAYS) {
      long begins = SmallCity.millis(day);
      long ends = SmallCity.millis(day.plusDays(1));
      for (Unit community : city.map.communities()) {
        List<Long> froms = new ArrayList<>();
        List<Long> covered = new ArrayList<>();
        Coverage sum = null;
        for (long t = begins; t < ends; t += 1) {
          sum = now(city, walk, t, community.code(), false, able(walk));
          if (covered.isEmpty() || covered.get(covered.size() - 1) != sum.covered()) {
            froms.add(t);
            covered.add(sum.covered());
          }
          t = next(city, day, t, ends) - 1;
        }
        SmallCity.execute(
            clickHouse,
            ("INSERT INTO coverage_day SELECT '%s', toDate32('%s'), '%s', 1, %s, %d, %d,"
                    + " arrayMap(x -> fromUnixTimestamp64Milli(toInt64(x), 'UTC'), %s), %s, [], [],"
                    + " fromUnixTimestamp64Milli(toInt64(%d), 'UTC')")
                .formatted(
                    community.code(),
                    day,
                    measure,
                    community.urban(),
                    sum.people(),
                    sum.cellsWithoutData(),
                    froms,
                    covered,
                    ends));
      }
    }
  }

  private static long next(SmallCity city, LocalDate day, long t, long ends) {
    long next = ends;
    for (PointOfCity point : city.points) {
      if (point.days().containsKey(day)) {
        for (long from : point.days().get(day).froms()) {
          next = from > t ? Math.min(next, from) : next;
        }
      }
    }
    return next;
  }

  @Test
  void whereNobodyCanSayThereIsNoFigure() {
    SmallCity city = new SmallCity(10, DAYS);
    city.write(clickHouse);
    CircleFigures figures = figures(city);
    CircleAnswer before =
        figures.answer(
            new CircleQuestion(
                Walk.ADULT, Window.at(NOW.minusSeconds(864_000)), null, "", true, false));
    assertThat(before.missing()).containsExactly("points");
    assertThat(before.complete()).isFalse();
    assertThat(before.rows().get(0).share()).isNull();
    assertThat(before.rows().get(0).covered()).isNull();
    assertThat(before.rows().get(0).people().longValue()).isPositive();

    SmallCity.execute(clickHouse, "TRUNCATE TABLE circle_reach");
    assertThat(
            figures
                .answer(new CircleQuestion(Walk.ADULT, Window.at(NOW), null, "", true, false))
                .missing())
        .containsExactly("reach");
    assertThat(figures.day(Walk.ADULT, FIRST, "", true, false).hours())
        .allSatisfy(hour -> assertThat(hour.coverage().share()).isNull());
  }

  @Test
  void aLongQueueIsToldApart() {
    SmallCity city = new SmallCity(11, DAYS);
    city.write(clickHouse);
    SmallCity.execute(clickHouse, "TRUNCATE TABLE ticket_row");
    // Called in the last hour after 40 and 31 minutes, and long ago at once.
    ticket("a", "point1", 50, 10);
    ticket("b", "point1", 41, 10);
    ticket("c", "point1", 200, 200);
    // Half of them have waited exactly 30 minutes: not longer.
    ticket("d", "point2", 30, -1);
    ticket("e", "point2", 5, -1);
    ticket("f", "point2", 30, -1);
    // Nobody was called, and who waits has waited for long.
    ticket("g", "point3", 31, -1);
    CircleAnswer answer =
        figures(city).answer(new CircleQuestion(Walk.ADULT, Window.at(NOW), null, "", true, true));
    long t = NOW.toEpochMilli();
    Predicate<PointOfCity> swift =
        point -> !point.id().equals("point1") && !point.id().equals("point3");
    Coverage able = now(city, Walk.ADULT, t, "CITY", true, point -> true);
    assertThat(answer.rows().get(0).opportunity())
        .isEqualTo(Opportunity.of(able, able, now(city, Walk.ADULT, t, "CITY", true, swift)));
  }

  private static void ticket(String id, String point, int takenBefore, int calledBefore) {
    String at = "fromUnixTimestamp64Milli(toInt64(" + NOW.toEpochMilli() + "), 'UTC') - INTERVAL ";
    SmallCity.execute(
        clickHouse,
        "INSERT INTO ticket_row SELECT '%s', 1, '%s', '', '', '', '', %s, %s, NULL, NULL, toDate32('%s'), false, now64(3)"
            .formatted(
                id,
                point,
                at + takenBefore + " MINUTE",
                calledBefore < 0 ? "NULL" : at + calledBefore + " MINUTE",
                FIRST.plusDays(2)));
  }

  @Test
  void aCellIsTheNearerTheNearerAnOpenPointIs() {
    SmallCity city = new SmallCity(12, DAYS);
    city.write(clickHouse);
    CellPicture picture =
        new CellQueries(
                clickHouse,
                new CircleQueries(clickHouse),
                CityClockTesting.at(NOW, SmallCity.ZONE),
                new PopulationSource("census"))
            .picture(Walk.ELDER, NOW);
    assertThat(picture.populationSource()).isEqualTo("census");
    assertThat(picture.cells()).hasSameSizeAs(city.map.cells());
    for (int i = 0; i < picture.cells().size(); i++) {
      CellPicture.Cell cell = picture.cells().get(i);
      int place = i;
      Integer nearest =
          city.points.stream()
              .filter(point -> point.days().containsKey(FIRST.plusDays(2)))
              .filter(
                  point ->
                      point.days().get(FIRST.plusDays(2)).at(NOW.toEpochMilli()) == PointState.OPEN)
              .map(point -> point.reach().of(place))
              .filter(far -> far >= 0)
              .min(Integer::compare)
              .orElse(null);
      assertThat(cell.id()).isEqualTo(city.map.cells().get(i).id());
      assertThat(cell.population())
          .isEqualTo(
              city.map.population(i).isPresent()
                  ? Long.valueOf(city.map.population(i).getAsLong())
                  : null);
      assertThat(cell.minutes())
          .isEqualTo(nearest == null ? null : (Double) (Math.ceil(nearest / 5_100.0) / 10));
    }
    assertThat((Object[]) picture.columns().get("minutes")).hasSameSizeAs(city.map.cells());
  }
}
