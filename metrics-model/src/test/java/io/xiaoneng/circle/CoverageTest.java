package io.xiaoneng.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.registry.Unit.Level;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoverageTest {

  private static final int LIMIT = Pace.ADULT.millimetresIn(15);

  private static Unit unit(String code, Level level, @Nullable String parent, boolean urban) {
    return new Unit(code, code, code, level, "", parent, urban, null, null, null, false);
  }

  private static final List<Unit> UNITS =
      List.of(
          unit("CITY", Level.CITY, null, false),
          unit("D1", Level.DISTRICT, "CITY", false),
          unit("D2", Level.DISTRICT, "CITY", false),
          unit("S1", Level.STREET, "D1", false),
          unit("S2", Level.STREET, "D1", false),
          unit("S3", Level.STREET, "D2", false),
          unit("S1-1", Level.COMMUNITY, "S1", true),
          unit("S1-2", Level.COMMUNITY, "S1", true),
          unit("S2-1", Level.COMMUNITY, "S2", false),
          unit("S3-1", Level.COMMUNITY, "S3", true));

  private static Cell cell(String id, @Nullable Long population, String community) {
    return new Cell(
        id, 108.9 + 0.001 * Math.abs(id.hashCode() % 9_000), 34.2, population, community);
  }

  private static Reach reach(int... placesAndMetres) {
    int[] places = new int[placesAndMetres.length / 2];
    int[] far = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = placesAndMetres[2 * i];
      far[i] = placesAndMetres[2 * i + 1] * 1_000;
    }
    return new Reach(places, far);
  }

  @Test
  void coverageIsASumOverPeopleAndNotOverCells() {
    CellMap map =
        CellMap.of(
            List.of(cell("a", 900L, "S1-1"), cell("b", 100L, "S1-1"), cell("c", 50L, "S3-1")),
            UNITS);
    CoverageCount count = new CoverageCount(map, LIMIT);
    count.open(reach(0, 1170, 1, 1171));

    assertThat(count.of("S1-1", true)).isEqualTo(new Coverage(1_000, 900, 1, 1, 0, 0));
    assertThat(count.of("S1", true)).isEqualTo(new Coverage(1_000, 900, 1, 1, 0, 1));
    assertThat(count.of("CITY", true)).isEqualTo(new Coverage(1_050, 900, 2, 1, 0, 1));
    assertThat(count.of("D2", true).share()).isEqualTo(0.0);
    assertThat(count.covers(0)).isTrue();
    assertThat(count.covers(1)).isFalse();
  }

  @Test
  void ninetyPercentIsTheStandardAndAPersonLessIsNot() {
    assertThat(Coverage.reachesStandard(900, 1_000)).isTrue();
    assertThat(Coverage.reachesStandard(899, 1_000)).isFalse();
    assertThat(Coverage.reachesStandard(9, 10)).isTrue();
    assertThat(Coverage.reachesStandard(0, 0)).isFalse();
  }

  @Test
  void missingPopulationIsNoDataAndNotNobody() {
    CellMap map = CellMap.of(List.of(cell("a", null, "S1-1"), cell("b", 10L, "S1-2")), UNITS);
    CoverageCount count = new CoverageCount(map, LIMIT);
    count.open(reach(0, 5, 1, 5));

    Coverage unknown = count.of("S1-1", true);
    assertThat(unknown.share()).isNull();
    assertThat(unknown.communityShare()).isNull();
    assertThat(unknown.complete()).isFalse();
    assertThat(count.of("S1", true)).isEqualTo(new Coverage(10, 10, 1, 1, 1, 1));
    assertThat(count.of("nowhere", true)).isEqualTo(new Coverage(0, 0, 0, 0, 0, 0));
  }

  @Test
  void onlyUrbanCommunitiesCountUnlessAsked() {
    CellMap map = CellMap.of(List.of(cell("a", 10L, "S1-1"), cell("b", 30L, "S2-1")), UNITS);
    CoverageCount count = new CoverageCount(map, LIMIT);
    count.open(reach(1, 5));

    assertThat(count.of("D1", true).people()).isEqualTo(10);
    assertThat(count.of("D1", false).people()).isEqualTo(40);
    assertThat(count.of("D1", false).covered()).isEqualTo(30);
  }

  @Test
  void whatIsWrongWithCellsIsNamedAndNotCounted() {
    CellMap map =
        CellMap.of(
            List.of(
                cell("none", 10L, ""),
                cell("lost", 10L, "S9-9"),
                cell("street", 10L, "S1"),
                cell("unknown", null, "S1-1"),
                cell("negative", -4L, "S1-1"),
                new Cell("adrift", null, null, 7L, "S1-1"),
                new Cell("same-1", 108.5, 34.5, 7L, "S1-2"),
                new Cell("same-2", 108.5, 34.5, 7L, "S1-2"),
                // The second lies in the first.
                cell("8428347ffffffff", 100L, "S3-1"),
                cell("85283473fffffff", 20L, "S3-1")),
            UNITS);

    assertThat(map.problems())
        .extracting(CellProblem::kind, CellProblem::subject, CellProblem::other)
        .containsExactlyInAnyOrder(
            tuple(CellProblem.Kind.WITHOUT_COMMUNITY, "none", ""),
            tuple(CellProblem.Kind.UNKNOWN_COMMUNITY, "lost", "S9-9"),
            tuple(CellProblem.Kind.UNKNOWN_COMMUNITY, "street", "S1"),
            tuple(CellProblem.Kind.WITHOUT_POPULATION, "unknown", ""),
            tuple(CellProblem.Kind.NEGATIVE_POPULATION, "negative", ""),
            tuple(CellProblem.Kind.WITHOUT_POSITION, "adrift", ""),
            tuple(CellProblem.Kind.OVERLAPPING, "same-2", "same-1"),
            tuple(CellProblem.Kind.OVERLAPPING, "85283473fffffff", "8428347ffffffff"),
            tuple(CellProblem.Kind.COMMUNITY_WITHOUT_CELLS, "S2-1", ""));
    assertThat(new CoverageCount(map, LIMIT).of("CITY", true).people()).isEqualTo(7 + 7 + 100);
  }

  @Test
  void aFinerHexagonThatComesFirstIsCountedAndTheCoarserIsNamed() {
    CellMap map =
        CellMap.of(
            List.of(cell("085283473fffffff", 20L, "S3-1"), cell("8428347ffffffff", 100L, "S3-1")),
            UNITS);
    assertThat(map.problems())
        .contains(
            new CellProblem(CellProblem.Kind.OVERLAPPING, "8428347ffffffff", "085283473fffffff"));
    assertThat(new CoverageCount(map, LIMIT).of("S3-1", true).people()).isEqualTo(20);
  }

  @Test
  void aHexagonTellsWhatItLiesIn() {
    H3Cell fine = H3Cell.parse("085283473fffffff");
    assertThat(fine).isEqualTo(H3Cell.parse("85283473fffffff"));
    assertThat(fine.resolution()).isEqualTo(5);
    assertThat(fine.within(4)).isEqualTo(H3Cell.parse("8428347ffffffff"));
    assertThat(H3Cell.parse("grid-17")).isNull();
    assertThat(H3Cell.parse("ffffffffffffffff")).isNull();
  }

  @Test
  void aPointThatClosesWithoutHavingOpenedIsAnError() {
    CellMap map = CellMap.of(List.of(cell("a", 10L, "S1-1")), UNITS);
    assertThatThrownBy(() -> new CoverageCount(map, LIMIT).close(reach(0, 5)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void withPowersOfTwoAsPopulationsTheSumTellsWhichCellsAreCovered() {
    Random random = new Random(2);
    int cells = 62;
    List<Cell> all = new ArrayList<>();
    for (int k = 0; k < cells; k++) {
      all.add(new Cell(String.format("c%02d", k), 108 + 0.01 * k, 34.0, 1L << k, "S1-1"));
    }
    CellMap map = CellMap.of(all, UNITS);
    for (int round = 0; round < 200; round++) {
      CoverageCount count = new CoverageCount(map, LIMIT);
      long expected = 0;
      List<Reach> opened = new ArrayList<>();
      for (int point = 0; point < 6; point++) {
        int[] far = random.ints(20, 0, 2_000).toArray();
        int[] where = random.ints(20, 0, cells).distinct().sorted().toArray();
        Reach reach =
            new Reach(where, Arrays.stream(far).limit(where.length).map(m -> m * 1_000).toArray());
        opened.add(reach);
        count.open(reach);
      }
      count.close(opened.remove(0));
      for (Reach reach : opened) {
        for (int i = 0; i < reach.size(); i++) {
          expected |= reach.millimetres()[i] <= LIMIT ? 1L << reach.places()[i] : 0;
        }
      }
      assertThat(count.coveredIn(map.communities().indexOf(UNITS.get(6)))).isEqualTo(expected);
    }
  }

  @Test
  void overTimeEachCellIsCoveredAsLongAsAnyPointIsOpen() {
    Random random = new Random(8);
    Span window = new Span(1_000, 9_000);
    for (int round = 0; round < 60; round++) {
      List<Cell> cells = new ArrayList<>();
      String[] homes = {"S1-1", "S1-2", "S2-1", "S3-1"};
      for (int k = 0; k < 30; k++) {
        cells.add(
            new Cell(
                String.format("c%02d", k),
                108 + 0.01 * k,
                34.0,
                random.nextInt(9) == 0 ? null : (long) random.nextInt(1_000),
                homes[random.nextInt(4)]));
      }
      CellMap map = CellMap.of(cells, UNITS);
      List<CoverageCourse.OpenPoint> points = new ArrayList<>();
      for (int p = 0; p < 8; p++) {
        int[] where = random.ints(12, 0, 30).distinct().sorted().toArray();
        Reach reach = new Reach(where, random.ints(where.length, 0, 2 * LIMIT).toArray());
        List<Span> open = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          long from = random.nextInt(10_000);
          open.add(new Span(from, from + 1 + random.nextInt(3_000)));
        }
        points.add(new CoverageCourse.OpenPoint(reach, Spans.of(open)));
      }
      CoverageCourse course = CoverageCourse.over(window, map, LIMIT, points);
      for (String unit : List.of("CITY", "D1", "S1", "S3-1")) {
        assertThat(course.of(unit, false)).isEqualTo(byMoment(window, map, points, unit));
      }
    }
  }

  @Test
  void theHoursOfADayAddUpToTheDay() {
    CellMap map = CellMap.of(List.of(cell("a", 900L, "S1-1"), cell("b", 70L, "S3-1")), UNITS);
    LocalDate day = LocalDate.parse("2026-03-29");
    for (ZoneId zone : List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("Europe/Amsterdam"))) {
      long start = day.atStartOfDay(zone).toInstant().toEpochMilli();
      long end = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
      List<CoverageCourse.OpenPoint> points =
          List.of(
              new CoverageCourse.OpenPoint(
                  reach(0, 5), Spans.of(List.of(new Span(start + 5_000_000, end - 7)))),
              new CoverageCourse.OpenPoint(
                  reach(1, 5), Spans.of(List.of(new Span(start - 9, start + 4_000_000)))));
      List<CoverageCourse> hours = CoverageCourse.hours(day, zone, map, LIMIT, points);
      Coverage whole =
          CoverageCourse.over(new Span(start, end), map, LIMIT, points).of("CITY", true);

      assertThat(hours).hasSize((int) ((end - start) / 3_600_000));
      assertThat(hours.stream().mapToLong(hour -> hour.of("CITY", true).covered()).sum())
          .isEqualTo(whole.covered());
      assertThat(hours.get(0).of("S3-1", true).share()).isEqualTo(1.0);
      assertThat(hours.get(0).of("S1-1", true).share()).isEqualTo(0.0);
    }
  }

  @Test
  void aCellTellsWhomItCountsFor() {
    CellMap map =
        CellMap.of(
            List.of(cell("a", 9L, "S1-1"), cell("b", null, "S1-1"), cell("c", 5L, "S9")), UNITS);
    assertThat(map.population(0)).hasValue(9);
    assertThat(map.community(0)).isEqualTo(UNITS.get(6));
    assertThat(map.population(1)).isEmpty();
    assertThat(map.population(2)).isEmpty();
    assertThat(map.community(2)).isNull();
  }

  /** Every moment by itself, community by community. */
  private static Coverage byMoment(
      Span window, CellMap map, List<CoverageCourse.OpenPoint> points, String unit) {
    long covered = 0;
    long standard = 0;
    Coverage last = new CoverageCount(map, LIMIT).of(unit, false);
    List<Long> cuts = new ArrayList<>(List.of(window.from(), window.to()));
    points.forEach(
        point ->
            point
                .open()
                .and(new Spans(List.of(window)))
                .pieces()
                .forEach(
                    span -> {
                      cuts.add(span.from());
                      cuts.add(span.to());
                    }));
    List<Long> sorted = cuts.stream().distinct().sorted().toList();
    for (int i = 0; i + 1 < sorted.size(); i++) {
      CoverageCount now = new CoverageCount(map, LIMIT);
      for (CoverageCourse.OpenPoint point : points) {
        long at = sorted.get(i);
        if (point.open().pieces().stream().anyMatch(s -> s.from() <= at && at < s.to())) {
          now.open(point.reach());
        }
      }
      long lasted = sorted.get(i + 1) - sorted.get(i);
      covered += now.of(unit, false).covered() * lasted;
      standard += now.of(unit, false).communitiesCovered() * lasted;
    }
    long millis = window.to() - window.from();
    return new Coverage(
        last.people() * millis,
        covered,
        last.communities() * millis,
        standard,
        last.cellsWithoutData(),
        last.communitiesWithoutData());
  }
}
