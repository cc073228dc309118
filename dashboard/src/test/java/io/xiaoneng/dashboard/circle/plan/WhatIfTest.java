package io.xiaoneng.dashboard.circle.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.circle.Pace;
import io.xiaoneng.circle.PointRules;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import io.xiaoneng.circle.place.Box;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.dashboard.dev.Town;
import io.xiaoneng.hours.OpeningHours;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhatIfTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DAY = LocalDate.parse("2026-03-03");
  private static final long MIDNIGHT = DAY.atStartOfDay(ZONE).toInstant().toEpochMilli();
  private static final long HOUR = 3_600_000;
  private static final Span WINDOW = new Span(MIDNIGHT, MIDNIGHT + 24 * HOUR);
  private static final Instant NOON = Instant.ofEpochMilli(MIDNIGHT + 12 * HOUR);

  private static Town town;
  private static PlanCity city;
  private static WhatIf engine;

  @BeforeAll
  static void measure() {
    town = Town.of(24, 7, 400, 25);
    city = measured(town);
    engine = new WhatIf(city, walk(city), WhatIfTest::hours, "a grid");
  }

  private static PlanCity measured(Town town) {
    PlanCity unmeasured = PlanCity.of(town.cells(), town.units());
    List<Reach> found = town.reaches(walk(unmeasured).places());
    Map<String, Reach> reaches = new HashMap<>();
    for (String point : town.points().keySet()) {
      reaches.put(point, found.get(reaches.size()));
    }
    return unmeasured.with(reaches);
  }

  private static WalkStreets walk(PlanCity of) {
    return WalkStreets.of(town.network(), town.snapper(), of.map());
  }

  private static PointRules.Hours hours(String text) {
    return OpeningHours.parse(text, day -> false, ZONE);
  }

  private static WhatIfQuestion question(
      Unit.@Nullable Level level, @Nullable Instant at, Change... changes) {
    return new WhatIfQuestion(
        at,
        at == null ? DAY : null,
        Pace.ADULT,
        10,
        List.of(),
        false,
        null,
        level,
        true,
        List.of(changes));
  }

  /** Every point, each open for some hours of its own. */
  private static List<DayPoint> points() {
    List<DayPoint> points = new ArrayList<>();
    int number = 0;
    for (String point : town.points().keySet()) {
      long from = MIDNIGHT + (6 + number % 5) * HOUR;
      points.add(
          DayPoint.planned(
              point,
              Town.kind(point),
              number % 2 == 0 ? List.of("a", "b") : List.of("a"),
              WINDOW,
              new Spans(List.of(new Span(from, from + (4 + number % 7) * HOUR))),
              null,
              null));
      number++;
    }
    return points;
  }

  /** The people of a unit near one of these reaches, cell by cell. */
  private static long covered(String unit, List<Reach> open, int limit) {
    long people = 0;
    for (int cell = 0; cell < city.map().cells().size(); cell++) {
      int at = cell;
      Unit community = city.map().community(cell);
      boolean near = open.stream().anyMatch(reach -> reach.of(at) >= 0 && reach.of(at) <= limit);
      if (community != null && city.within(community, unit) && near) {
        people += city.map().population(cell).orElse(0);
      }
    }
    return people;
  }

  @ParameterizedTest
  @EnumSource(
      value = Unit.Level.class,
      names = {"CITY", "DISTRICT", "STREET", "COMMUNITY"})
  void aPointThatMovesOrClosesCoversWhomItWouldCoverThere(Unit.Level level) {
    double[] there = {town.lon(3), town.lat(20)};
    WhatIfQuestion question =
        question(
            level,
            NOON,
            new Change.Move("point-0003", there[0], there[1]),
            new Change.Close("point-0004"));

    WhatIfAnswer answer = engine.answer(question, WINDOW, points());

    List<Reach> before = new ArrayList<>();
    List<Reach> after = new ArrayList<>();
    WalkStreets streets = walk(city);
    for (DayPoint point : points()) {
      if (point.isOpenAt(question.moment())) {
        before.add(city.reach(point.id()));
        if (point.id().equals("point-0003")) {
          after.add(streets.search(2_340_000).from(streets.snapper().snap(there[0], there[1])));
        } else if (!point.id().equals("point-0004")) {
          after.add(city.reach(point.id()));
        }
      }
    }
    assertThat(before).hasSizeGreaterThan(10).hasSize(after.size() + 1);
    assertThat(answer.rows()).isNotEmpty();
    for (WhatIfAnswer.Row row : answer.rows()) {
      long was = covered(row.unit(), before, question.limit());
      long would = covered(row.unit(), after, question.limit());
      assertThat(row.before().covered()).as(row.unit()).isEqualTo(was);
      assertThat(row.after().covered()).as(row.unit()).isEqualTo(would);
      assertThat(row.difference().covered()).isEqualTo(would - was);
      assertThat(row.before().people()).isEqualTo(row.after().people());
    }
    assertThat(answer.rows().stream().mapToLong(row -> row.difference().covered()).sum())
        .isNotZero();
    assertThat(answer.changes())
        .extracting(WhatIfAnswer.Changed::refused)
        .containsOnlyNulls()
        .hasSize(2);
  }

  @Test
  void powersOfTwoSayWhichCellsANewPointReaches() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Cell cell = town.cells().get(i);
      cells.add(new Cell(cell.id(), cell.lon(), cell.lat(), 1L << i, cell.community()));
    }
    PlanCity small = PlanCity.of(cells, town.units());
    WalkStreets streets = walk(small);
    double[] place = {town.lon(12), town.lat(12)};
    WhatIfQuestion question =
        question(null, NOON, new Change.Add("new", place[0], place[1], "HALL", "24/7", List.of()));

    WhatIfAnswer answer =
        new WhatIf(small, streets, WhatIfTest::hours, "a grid").answer(question, WINDOW, List.of());

    Reach reach = streets.search(question.limit()).from(streets.snapper().snap(place[0], place[1]));
    long expected = 0;
    for (int place1 : reach.places()) {
      expected |= 1L << place1;
    }
    assertThat(Long.bitCount(expected)).isBetween(2, 39);
    assertThat(answer.rows()).hasSize(1);
    assertThat(answer.rows().get(0).difference().covered()).isEqualTo(expected);
    assertThat(answer.changes().get(0).reached()).isEqualTo(expected);
  }

  @Test
  void overADayTimeCountsAsMuchAsPeople() {
    Change.Hours longer = new Change.Hours("point-0002", "06:00-23:00");
    WhatIfAnswer answer = engine.answer(question(null, null, longer), WINDOW, points());

    List<DayPoint> after = new ArrayList<>(points());
    after.replaceAll(
        point ->
            point.id().equals("point-0002")
                ? point.scheduled(hours("06:00-23:00").within(WINDOW))
                : point);
    // All hours begin and end on the hour.
    long was = 0;
    long would = 0;
    for (long at = MIDNIGHT; at < MIDNIGHT + 24 * HOUR; at += HOUR) {
      was += covered("610100", open(points(), at), 780_000);
      would += covered("610100", open(after, at), 780_000);
    }
    WhatIfAnswer.Row row = answer.rows().get(0);
    assertThat(row.before().covered()).isEqualTo(Math.round(was / 24.0));
    assertThat(row.after().covered()).isEqualTo(Math.round(would / 24.0));
    assertThat(would).isGreaterThan(was);
    assertThat(answer.cells()).isNull();
  }

  private static List<Reach> open(List<DayPoint> points, long at) {
    return points.stream()
        .filter(point -> point.isOpenAt(at))
        .map(point -> city.reach(point.id()))
        .toList();
  }

  @Test
  void onlyPointsThatOfferEveryItemCount() {
    WhatIfQuestion all = question(null, NOON);
    WhatIfQuestion both =
        new WhatIfQuestion(
            NOON, null, Pace.ADULT, 10, List.of("a", "b"), false, null, null, false, List.of());
    List<DayPoint> able = points().stream().filter(point -> point.items().contains("b")).toList();

    long covered = engine.answer(both, WINDOW, points()).rows().get(0).before().covered();

    assertThat(covered).isEqualTo(covered("610100", open(able, both.moment()), both.limit()));
    assertThat(covered)
        .isLessThan(engine.answer(all, WINDOW, points()).rows().get(0).before().covered());
  }

  @Test
  void cellsWhoseWalkBecomesAnotherAreToldWithTheirMinutes() {
    WhatIfQuestion question = question(null, NOON, new Change.Close("point-0004"));
    WhatIfAnswer.Cells cells = engine.answer(question, WINDOW, points()).cells();

    assertThat(cells).isNotNull();
    List<Reach> after =
        open(
            points().stream().filter(point -> !point.id().equals("point-0004")).toList(),
            question.moment());
    Reach closed = city.reach("point-0004");
    assertThat(cells.ids()).isNotEmpty();
    for (int i = 0; i < cells.ids().size(); i++) {
      int cell = city.index().get(cells.ids().get(i));
      int nearest =
          after.stream()
              .mapToInt(reach -> reach.of(cell))
              .filter(way -> way >= 0)
              .min()
              .orElse(Integer.MAX_VALUE);
      assertThat(closed.of(cell)).isLessThan(nearest).isNotNegative();
      Double minutes = cells.minutes().get(i);
      if (nearest == Integer.MAX_VALUE) {
        assertThat(minutes).isNull();
      } else {
        assertThat(minutes).isBetween(nearest / 78_000.0, nearest / 78_000.0 + 0.01);
      }
    }
  }

  @Test
  void whatCannotBeChangedIsNamedAndLeftOut() {
    WhatIfAnswer answer =
        engine.answer(
            question(
                null,
                NOON,
                new Change.Add("far", 108.0, 30.0, "HALL", "24/7", List.of()),
                new Change.Add("swapped", 34.27, 38.94, "HALL", "24/7", List.of()),
                new Change.Add("point-0001", 108.94, 34.27, "HALL", "24/7", List.of()),
                new Change.Move("nobody", 108.94, 34.27),
                new Change.Hours("point-0001", "sometimes")),
            WINDOW,
            points());

    assertThat(answer.changes())
        .extracting(WhatIfAnswer.Changed::refused)
        .containsExactly("OUTSIDE", "OUTSIDE", "KNOWN_POINT", "UNKNOWN_POINT", "HOURS");
    assertThat(answer.changes()).allSatisfy(each -> assertThat(each.detail()).isNotBlank());
    assertThat(answer.rows().get(0).difference().covered()).isZero();
  }

  @Test
  void aPlaceInARiverIsRefusedWithHowFarTheStreetIs() {
    // Beyond the corner: further than a straight leg may be, and still within the rectangle.
    Box box = town.network().box().widened(210);
    WhatIfAnswer answer =
        engine.answer(
            question(
                null,
                NOON,
                new Change.Add("wet", box.east(), box.north(), "HALL", "24/7", List.of())),
            WINDOW,
            points());

    WhatIfAnswer.Changed wet = answer.changes().get(0);
    assertThat(wet.refused()).isEqualTo("TOO_FAR");
    assertThat(wet.metres()).isBetween(250.0, 800.0);
    assertThat(wet.detail()).contains(String.valueOf(Math.round(wet.metres())));
    assertThat(answer.rows().get(0).difference().covered()).isZero();
  }

  @Test
  void withoutStreetsNothingCanBeAddedAndTheRestIsAnswered() {
    WhatIfAnswer answer =
        new WhatIf(city, null, WhatIfTest::hours, "a grid")
            .answer(
                question(
                    null,
                    NOON,
                    new Change.Add("new", town.lon(2), town.lat(2), "HALL", "24/7", List.of()),
                    new Change.Close("point-0004")),
                WINDOW,
                points());

    assertThat(answer.changes())
        .extracting(WhatIfAnswer.Changed::refused)
        .containsExactly("NO_STREETS", null);
  }

  @Test
  void otherHoursLeaveFailuresAndWhatHappenedOffScheduleAsTheyWere() {
    Spans schedule = new Spans(List.of(new Span(hour(9), hour(17))));
    DayPoint point =
        new DayPoint(
            "p",
            "HALL",
            false,
            List.of(),
            WINDOW,
            // Open by schedule, and again from 20 to 21 off schedule.
            new Spans(
                List.of(
                    new Span(hour(9), hour(11)),
                    new Span(hour(13), hour(17)),
                    new Span(hour(20), hour(21)))),
            // Closed off schedule from 12 to 13; down from 11 to 12.
            new Spans(
                List.of(
                    new Span(hour(0), hour(9)),
                    new Span(hour(12), hour(13)),
                    new Span(hour(17), hour(20)),
                    new Span(hour(21), hour(24)))),
            schedule,
            null,
            null);

    DayPoint other = point.scheduled(new Spans(List.of(new Span(hour(8), hour(14)))));

    assertThat(other.open())
        .isEqualTo(
            new Spans(
                List.of(
                    new Span(hour(8), hour(11)),
                    new Span(hour(13), hour(14)),
                    new Span(hour(20), hour(21)))));
    assertThat(new Spans(List.of(WINDOW)).without(other.open()).without(other.closed()))
        .isEqualTo(new Spans(List.of(new Span(hour(11), hour(12)))));
  }

  private static long hour(int hour) {
    return MIDNIGHT + hour * HOUR;
  }

  @Test
  void aListOfWaysIsReadInAnyOrderAndWithoutCellsThatAreGone() {
    Reach reach = PlanTables.reach("cell-00002\0gone\0cell-00000", "20 5 70000", city);
    Map<String, Integer> index = city.index();

    assertThat(reach.of(index.get("cell-00002"))).isEqualTo(20);
    assertThat(reach.of(index.get("cell-00000"))).isEqualTo(70_000);
    assertThat(reach.size()).isEqualTo(2);
    assertThat(reach.places()).isSorted();
  }
}
