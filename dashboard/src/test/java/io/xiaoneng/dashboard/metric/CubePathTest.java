package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.registry.Unit;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the cube answers, the case rows answer the same. */
class CubePathTest {

  private static final CaseMeasure ON_TIME = CaseMeasure.of("on-time");
  private static final CaseMeasure CASES_APPLIED = CaseMeasure.of("cases-applied");

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final WorkCalendar CALENDAR = WorkCalendar.of("cn");

  /** Nothing is known to happen after it; within a day on which promises fall due. */
  private static final Instant LAST_EVENT = Instant.parse("2026-07-01T00:00:00Z");

  private static final List<Instant> LOOKS =
      List.of(
          Instant.parse("2026-02-03T04:05:06.789Z"),
          Instant.parse("2026-03-01T16:00:00Z"),
          LAST_EVENT);

  private static final List<Map<String, String>> QUESTIONS =
      List.of(
          Map.of(),
          Map.of("by", "month", "channel", "WEB,COUNTER"),
          Map.of("by", "day,item-type", "from", "2026-01-20", "to", "2026-02-10"),
          Map.of("by", "week", "from", "2026-02-20", "to", "2026-03-20"),
          Map.of("by", "unit-level:DISTRICT,month", "item-type", "行政许可"),
          Map.of("unit", "south", "by", "channel"),
          Map.of("unit", "north,south", "from", "2026-02-03", "to", "2026-02-03"),
          Map.of("from", "2026-02-28", "to", "2026-03-02", "by", "day"),
          Map.of("from", "2026-08-01"));

  private static ClickHouse clickHouse;
  private static FixedRegistryView registry;
  private static CubePlanner planner;
  private static MeasureReader either;
  private static CohortReader rows;
  private static MetricQueryParser parser;

  @BeforeAll
  static void write() {
    registry =
        new FixedRegistryView(ZONE)
            .unit("city", Unit.Level.CITY, null)
            .unit("north", Unit.Level.DISTRICT, "city")
            .unit("south", Unit.Level.DISTRICT, "city")
            .unit("street-1", Unit.Level.STREET, "north")
            .unit("street-2", Unit.Level.STREET, "south")
            .unit("office", Unit.Level.DEPARTMENT, "city");
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("cube_path"));
    List<CaseFacts> facts =
        new RandomCases(
                815,
                ZONE,
                CALENDAR,
                List.of("north", "south", "street-1", "street-2", "office", "nobody's"),
                registry.registry()::districtOf)
            .many(1_500);
    CaseRowWriter.write(clickHouse, facts);
    CubeCellWriter.write(clickHouse, facts);
    CubeCellWriter.seen(clickHouse, LAST_EVENT);
    planner = new CubePlanner(clickHouse, registry, () -> CALENDAR, ZONE);
    CaseRows cases = new CaseRows(registry, CaseRows.TABLE);
    rows =
        new CohortReader(
            clickHouse,
            cases,
            new RadarSql(cases, registry, () -> CALENDAR, ZONE),
            new ClockReader(clickHouse, cases, () -> CALENDAR, ZONE),
            15);
    either = new MeasureReader(planner, new CubeReader(clickHouse), rows);
    parser = new MetricQueryParser(Clock.fixed(LAST_EVENT, ZoneOffset.UTC));
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  static List<CaseMeasure> measures() {
    return CaseMeasures.all();
  }

  private static MetricQuery query(
      CaseMeasure measure, Map<String, String> question, Instant asOf) {
    Map<String, String[]> parameters = new HashMap<>();
    question.forEach((name, value) -> parameters.put(name, new String[] {value}));
    parameters.put("asOf", new String[] {asOf.toString()});
    return parser.parse(measure.id(), parameters);
  }

  @ParameterizedTest
  @MethodSource("measures")
  void theCubeAndTheRowsSayTheSame(CaseMeasure measure) {
    int fromCube = 0;
    for (Instant asOf : LOOKS) {
      for (Map<String, String> question : QUESTIONS) {
        MetricQuery query = query(measure, question, asOf);
        Optional<CubePlanner.Plan> plan = planner.plan(measure, query);
        fromCube += plan.isPresent() && plan.get().cells() != null ? 1 : 0;
        same(either.read(measure, query), rows.read(measure, query), measure + " " + query);
      }
    }
    if (CubeMeasure.of(measure) == null) {
      assertThat(fromCube).isZero();
    } else {
      int looks = measure.cohort().equals(CaseCohort.DUE) ? 1 : LOOKS.size();
      assertThat(fromCube).isGreaterThanOrEqualTo(looks * (QUESTIONS.size() - 2));
    }
  }

  @Test
  void aPromiseOfTheDayThatHasPassedIsReadFromTheRows() {
    Instant noon = Instant.parse("2026-07-02T04:00:00Z");
    CubeCellWriter.execute(
        clickHouse,
        "INSERT INTO case_row SELECT * REPLACE ('due-now' AS case_id,"
            + " toDateTime64('2026-07-02 03:59:59.999', 3, 'UTC') AS due_promise,"
            + " toDate32('2026-07-02') AS due_date, NULL AS decided_at, NULL AS refused_at,"
            + " NULL AS closed_at) FROM case_row FINAL WHERE case_row.case_id = (SELECT min(case_id)"
            + " FROM case_row FINAL WHERE applied_at IS NOT NULL AND "
            + CaseRows.COUNTED
            + ")");
    MetricQuery query = query(ON_TIME, Map.of("by", "day"), noon);
    CubePlanner.Plan plan = planner.plan(ON_TIME, query).orElseThrow();
    assertThat(plan.cells()).isNotNull();
    assertThat(plan.rows()).isNotNull();
    List<MetricRow> found = either.read(ON_TIME, query);
    assertThat(found.get(found.size() - 1).key()).containsEntry("day", "2026-07-02");
    same(found, rows.read(ON_TIME, query), "with a promise of the day");
  }

  @Test
  void unitsThatAreNoWholeDistrictsAndFinerSlicesAreLeftToTheRows() {
    for (Map<String, String> question :
        List.of(
            Map.of("unit", "street-1"),
            Map.of("by", "unit"),
            Map.of("by", "unit-level:STREET"),
            Map.of("by", "item"),
            Map.of("applicant-kind", "PERSON"))) {
      assertThat(planner.plan(CASES_APPLIED, query(CASES_APPLIED, question, LAST_EVENT)))
          .as("%s", question)
          .isEmpty();
    }
  }

  private static void same(List<MetricRow> actual, List<MetricRow> expected, String of) {
    assertThat(actual.stream().map(MetricRow::key))
        .as(of)
        .containsExactlyElementsOf(expected.stream().map(MetricRow::key).toList());
    for (int i = 0; i < actual.size(); i++) {
      Map<String, Number> found = actual.get(i).figures();
      Map<String, Number> wanted = expected.get(i).figures();
      assertThat(found.keySet()).as(of).isEqualTo(wanted.keySet());
      for (String name : wanted.keySet()) {
        String which = of + " " + expected.get(i).key() + " " + name;
        if (wanted.get(name) == null) {
          assertThat(found.get(name)).as(which).isNull();
        } else {
          assertThat(found.get(name)).as(which).isNotNull();
          assertThat(found.get(name).doubleValue())
              .as(which)
              .isCloseTo(wanted.get(name).doubleValue(), within(1e-9));
        }
      }
    }
  }
}
