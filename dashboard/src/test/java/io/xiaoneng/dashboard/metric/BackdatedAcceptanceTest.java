package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.metric.reference.ReferenceMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether an acceptance counts is its own matter: the period that is asked decides nothing. */
class BackdatedAcceptanceTest {

  private static final String METRIC = "backdated-acceptance";
  private static final Instant AS_OF = Instant.parse("2026-12-31T00:00:00Z");
  private static final BackdatedHistory HISTORY = BackdatedHistory.make();

  private static ClickHouse clickHouse;
  private static MetricService metrics;
  private static ListService lists;

  @BeforeAll
  static void write() {
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("backdated_acceptance"));
    clickHouse.execute("SYSTEM STOP MERGES event_archive", List.of(), Duration.ofSeconds(20));
    HISTORY.write(clickHouse);
    Clock clock = Clock.fixed(AS_OF, ZoneOffset.UTC);
    metrics =
        new MetricService(
            clickHouse,
            ReferenceCity.registry(),
            null,
            SettingsForTests.in(ReferenceCity.ZONE),
            clock,
            PlacesForTests.NONE);
    lists =
        new ListService(
            metrics,
            clickHouse,
            ReferenceCity.registry(),
            null,
            SettingsForTests.in(ReferenceCity.ZONE),
            clock,
            new Sight(ReferenceCity.registry(), new CurrentActor()));
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  private static Map<String, String[]> asked(LocalDate from, LocalDate to) {
    return new HashMap<>(
        Map.of(
            "from", new String[] {from.toString()},
            "to", new String[] {to.toString()}));
  }

  private static MetricRow figure(LocalDate from, LocalDate to) {
    return metrics.read(metrics.parse(METRIC, asked(from, to))).get(0);
  }

  private static List<String> cases(LocalDate from, LocalDate to, CasePart part) {
    Map<String, String[]> asked = asked(from, to);
    asked.put("part", new String[] {part.wireName()});
    asked.put("size", new String[] {"1000"});
    return lists.page(lists.parse(METRIC, asked)).stream()
        .map(each -> each.text("case"))
        .sorted()
        .toList();
  }

  @Test
  void whatIsOnABacklogDayIsOutWhetherItWasLateItselfOrNot() {
    LocalDate from = LocalDate.parse("2026-01-01");
    LocalDate to = LocalDate.parse("2026-12-31");
    assertThat(cases(from, to, CasePart.EXCLUDED))
        .containsExactlyInAnyOrder(
            "deemed",
            "by-b-before-a",
            "of-may-in-the-backlog",
            "in-time-in-the-backlog",
            "of-may-in-another-backlog",
            "in-time-in-another-backlog",
            "the-only-acceptance-of-a-backlog",
            "beside-two-late-by-more");
    assertThat(figure(from, to).figures())
        .containsEntry("numerator", 12L)
        .containsEntry("denominator", 21L);
  }

  @Test
  void whatMadeABacklogLaterInTheDayWasNotKnownBefore() {
    LocalDate day = LocalDate.parse("2026-07-01");
    assertThat(known(day, HandmadeCase.at("2026-07-01T00:21")))
        .isEqualTo(known(day, HandmadeCase.at("2026-07-02T00:00")) + 1);
    assertThat(known(day, HandmadeCase.at("2026-07-02T00:00")))
        .isEqualTo((long) cases(day, day, CasePart.DENOMINATOR).size());
  }

  /** Acceptances of a day that count, by the backlogs that were known at that instant. */
  private static long known(LocalDate day, Instant at) {
    CaseRows rows = new CaseRows(ReferenceCity.registry(), CaseRows.TABLE);
    Supplier<WorkCalendar> days = () -> ReferenceCity.CALENDAR;
    CohortReader reader =
        new CohortReader(
            clickHouse,
            rows,
            new RadarSql(rows, ReferenceCity.registry(), days, ReferenceCity.ZONE, at),
            new ClockReader(clickHouse, rows, days, ReferenceCity.ZONE),
            ReferenceMetrics.RECTIFY_DAYS);
    MetricRow row =
        reader
            .read(
                Objects.requireNonNull(CaseMeasure.of(METRIC)),
                metrics.parse(METRIC, asked(day, day)))
            .get(0);
    return ((Number) Objects.requireNonNull(row.figures().get("denominator"))).longValue();
  }

  @Test
  void aCaseCountsInItsDayAndItsMonthAsItDoesInTheYear() {
    LocalDate from = LocalDate.parse("2026-01-01");
    LocalDate to = LocalDate.parse("2026-12-31");
    for (CasePart part : List.of(CasePart.NUMERATOR, CasePart.DENOMINATOR, CasePart.EXCLUDED)) {
      List<String> ofTheYear = cases(from, to, part);
      List<String> ofMonths = new ArrayList<>();
      for (int month = 5; month <= 7; month++) {
        YearMonth each = YearMonth.of(2026, month);
        ofMonths.addAll(cases(each.atDay(1), each.atEndOfMonth(), part));
      }
      assertThat(ofMonths).as(part + " of months").containsExactlyInAnyOrderElementsOf(ofTheYear);
    }
    List<String> ofDays = new ArrayList<>();
    HISTORY.facts().stream()
        .map(each -> each.dates().accepted())
        .filter(Objects::nonNull)
        .distinct()
        .forEach(each -> ofDays.addAll(cases(each, each, CasePart.DENOMINATOR)));
    assertThat(ofDays)
        .as("of days")
        .containsExactlyInAnyOrderElementsOf(cases(from, to, CasePart.DENOMINATOR));
  }

  @Test
  void theListIsAsLongAsTheFigureSaysInEveryMonth() {
    for (int month = 5; month <= 7; month++) {
      YearMonth each = YearMonth.of(2026, month);
      MetricRow row = figure(each.atDay(1), each.atEndOfMonth());
      for (CasePart part : List.of(CasePart.NUMERATOR, CasePart.DENOMINATOR)) {
        assertThat(row.figures().get(part.wireName()))
            .as(part + " of " + each)
            .isEqualTo((long) cases(each.atDay(1), each.atEndOfMonth(), part).size());
      }
    }
  }
}
