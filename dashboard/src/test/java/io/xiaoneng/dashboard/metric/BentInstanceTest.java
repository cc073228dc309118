package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.dashboard.metric.BentStatements.Question;
import io.xiaoneng.dashboard.metric.BentStatements.Swap;
import io.xiaoneng.dashboard.metric.BentStatements.Telling;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bends the statements of what several cases make together, in ways that were picked by hand: each
 * question is dear. What every statement over cases has in common is left straight here.
 */
class BentInstanceTest {

  /** Bent here. */
  static final Set<String> METRICS =
      Set.of("bundle-days", "project-days", "project-items", "project-materials");

  private static final Instant END = Instant.parse("2026-12-31T00:00:00Z");
  private static final String SHARED = "(SELECT * FROM (SELECT * FROM shared WHERE ";

  /** What adds to a figure, which instances are complete, which belong to it, and to which day. */
  private static final List<Swap> SWAPS =
      List.of(
          new Swap("\\bapplied_date\\b", "accepted_date"),
          new Swap("\\baccepted_date\\b", "applied_date"),
          new Swap("\\bdecided_date\\b", "delivered_date"),
          new Swap("\\bdecided_date\\b", "accepted_date"),
          new Swap("\\bdelivered_date\\b", "decided_date"),
          new Swap("minIf\\(applied_date, applied < NEVER\\) AS v1", "max(applied_date) AS v1"),
          new Swap("\\bmaxIf\\(", "minIf("),
          new Swap("uniqExact\\(item\\) AS v1", "count() AS v1"),
          new Swap("isNull\\(materials_required\\)", "false"),
          new Swap("isNull\\(materials_required\\)", "isNotNull(materials_required)"),
          new Swap("ifNull\\(materials_required", "ifNull(materials_shared"),
          new Swap("0\\), decided < NEVER\\) AS v2", "0), true) AS v2"),
          new Swap("countIf\\(decided < NEVER AND accepted = NEVER\\)", "countIf(false)"),
          new Swap("groupUniqArrayIf\\(item, decided < NEVER\\)", "groupUniqArray(item)"),
          new Swap("concat\\(' ', toString\\(s.1\\), ' ', toString\\(s.2\\)\\)", "''"),
          new Swap("GROUP BY bundle, bundle_case", "GROUP BY bundle"),
          new Swap("GROUP BY bundle, bundle_case", "GROUP BY bundle_case"),
          new Swap("GROUP BY project", "GROUP BY project, unit"),
          new Swap("identified AND NOT test", "identified"),
          new Swap("NOT max\\(quarantined\\)", "true"),
          new Swap("NOT max\\(quarantined\\)", "max(quarantined)"),
          new Swap("countIf\\(ended = NEVER\\) = 0", "true"),
          new Swap("uniqExact\\(item\\) = uniqExactIf\\(item, decided < NEVER\\)", "true"),
          new Swap("last_date >= toDate32", "last_date > toDate32"),
          new Swap("last_date <= toDate32", "last_date < toDate32"));

  /** A small one has few cases an instance, a larger one many. */
  private static final List<City> CITIES = new ArrayList<>();

  private record City(
      BentStatements statements, List<CaseFacts> cases, CaseRows rows, InstanceReader reader) {

    static City of(int size) {
      FixedRegistryView registry = ReferenceCity.registry();
      BentStatements statements = new BentStatements("bent_instances_" + size);
      List<CaseFacts> cases = ReferenceCity.write(statements.clickHouse(), registry, size);
      CaseRows rows = new CaseRows(registry, CaseRows.TABLE);
      return new City(
          statements,
          cases,
          rows,
          new InstanceReader(
              statements.clickHouse(), rows, () -> ReferenceCity.CALENDAR, ReferenceCity::itemsOf));
    }

    private List<String> unnoticed(String metric) {
      return statements.unnoticedSwaps(
          new Telling(
              metric,
              questions(),
              reader::read,
              question ->
                  ReferenceCity.reference(cases, any -> true, question.period(), question.asOf())
                      .figure(metric),
              BentStatements.dates("last_date"),
              (statement, asOf) -> Map.of(SHARED, CaseRows.opening(CaseRows.TABLE, asOf, "")),
              SWAPS));
    }
  }

  @BeforeAll
  static void write() {
    CITIES.add(City.of(400));
    CITIES.add(City.of(600));
  }

  @AfterAll
  static void close() {
    CITIES.forEach(each -> each.statements().close());
  }

  /** Each of some days alone, and some instants. */
  private static List<Question> questions() {
    LocalDate first = LocalDate.parse("2026-01-25");
    List<Question> all = new ArrayList<>();
    all.add(new Question(END, Period.ALWAYS));
    all.add(
        new Question(
            END, new Period(LocalDate.parse("2026-01-20"), LocalDate.parse("2026-02-10"))));
    first
        .datesUntil(first.plusDays(40))
        .forEach(each -> all.add(new Question(END, new Period(each, each))));
    Stream.iterate(Instant.parse("2026-01-25T04:05:06.789Z"), each -> each.plus(Duration.ofDays(6)))
        .limit(6)
        .forEach(each -> all.add(new Question(each, Period.ALWAYS)));
    return all;
  }

  static Stream<String> metrics() {
    return METRICS.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aBentStatementIsNoticedInOneOfTheCities(String metric) {
    List<String> unnoticed = new ArrayList<>(CITIES.get(0).unnoticed(metric));
    unnoticed.retainAll(CITIES.get(1).unnoticed(metric));
    BentStatements.assertNone(metric, unnoticed);
  }

  @Test
  void anotherCalendarIsNoticed() {
    InstanceReader bent =
        new InstanceReader(
            CITIES.get(0).statements().clickHouse(),
            CITIES.get(0).rows(),
            () -> WorkCalendar.of("every-day"),
            ReferenceCity::itemsOf);
    for (String metric : List.of("bundle-days", "project-days")) {
      assertThat(told(bent, metric)).as(metric).isNotEqualTo(told(CITIES.get(0).reader(), metric));
    }
  }

  @Test
  void aBundleThatForgetsItsItemsIsNoticed() {
    InstanceReader bent =
        new InstanceReader(
            CITIES.get(0).statements().clickHouse(),
            CITIES.get(0).rows(),
            () -> ReferenceCity.CALENDAR,
            bundle -> List.of());
    assertThat(told(bent, "bundle-days")).isNotEqualTo(told(CITIES.get(0).reader(), "bundle-days"));
  }

  private static Map<String, Number> told(InstanceReader reader, String metric) {
    return reader.read(new Question(END, Period.ALWAYS).of(metric)).get(0).figures();
  }
}
