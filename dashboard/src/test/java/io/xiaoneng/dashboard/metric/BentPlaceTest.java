package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.circle.Coverage;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.TerminalShare;
import io.xiaoneng.dashboard.circle.figure.PlacesCity;
import io.xiaoneng.dashboard.metric.BentStatements.Question;
import io.xiaoneng.dashboard.metric.BentStatements.Swap;
import io.xiaoneng.dashboard.metric.BentStatements.Telling;
import io.xiaoneng.metric.reference.Figure;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the metrics of geography to the model, and bends their statements. */
class BentPlaceTest {

  /** Bent here. */
  static final Set<String> METRICS = PlaceReader.METRICS;

  private static final LocalDate FIRST = PlacesCity.FIRST;
  private static final Instant NOW = PlacesCity.NOW;
  private static final PlacesCity CITY = new PlacesCity();

  /** Means are compared to the thousandth. */
  private static final double FINE = 1_000;

  private static BentStatements worked;
  private static BentStatements written;

  @BeforeAll
  static void write() {
    worked = new BentStatements("bent_places");
    written = new BentStatements("bent_courses");
    for (BentStatements each : List.of(worked, written)) {
      each.stopMerges("point_day", "circle_reach", "circle_cell", "coverage_day");
    }
    CITY.write(worked.clickHouse());
    CITY.writeCourses(written.clickHouse());
  }

  @AfterAll
  static void close() {
    worked.close();
    written.close();
  }

  private static PlaceReader reader(BentStatements statements) {
    return new PlaceReader(
        PlacesCity.places(statements.clickHouse(), CITY.registry(), NOW, PlacesCity.ZONE),
        CITY.registry(),
        PlacesCity.ZONE);
  }

  private static Instant at(int day, int hour) {
    return FIRST.plusDays(day).atTime(hour, 0).atZone(PlacesCity.ZONE).toInstant();
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(PlacesCity.ZONE).toInstant().toEpochMilli();
  }

  /** Now, in the morning, at midnight; the circle over days, too. */
  private static List<Question> moments() {
    return List.of(
        new Question(NOW, Period.ALWAYS),
        new Question(at(3, 9), Period.ALWAYS),
        new Question(at(3, 0), Period.ALWAYS),
        new Question(at(1, 12), Period.ALWAYS));
  }

  private static List<Question> periods() {
    return List.of(
        new Question(NOW, new Period(FIRST, FIRST)),
        new Question(NOW, new Period(FIRST.plusDays(1), FIRST.plusDays(2))),
        new Question(NOW, new Period(FIRST.plusDays(2), null)));
  }

  /** The first of several looks at once: the days of the others must not matter. */
  private static List<Question> course() {
    return List.of(new Question(NOW, new Period(FIRST.plusDays(2), FIRST.plusDays(3))));
  }

  private static Figure expected(String metric, Question question, String unit) {
    if (metric.startsWith("terminals-")) {
      LocalDate day = question.period().from();
      Instant moment =
          day == null ? question.asOf() : Instant.ofEpochMilli(millis(day.plusDays(1)));
      TerminalShare share = CITY.terminals(metric.endsWith("community"), moment, unit);
      return new Figure.Ratio(fine(share.withTerminal()), fine(share.units()));
    }
    Period period = question.period();
    Coverage sum;
    double millis = 1;
    if (period.from() == null) {
      sum = CITY.at(question.asOf(), unit);
    } else {
      long to =
          period.to() == null ? question.asOf().toEpochMilli() : millis(period.to().plusDays(1));
      sum = CITY.over(new Span(millis(period.from()), to), unit);
      millis = to - millis(period.from());
    }
    return metric.equals("circle-population")
        ? new Figure.Ratio(fine(sum.covered() / millis), fine(sum.people() / millis))
        : new Figure.Ratio(
            fine(sum.communitiesCovered() / millis), fine(sum.communities() / millis));
  }

  private static long fine(double number) {
    return Math.round(number * FINE);
  }

  /** The same rows with their means to the thousandth, and the share of these. */
  private static List<MetricRow> read(PlaceReader reader, MetricQuery query) {
    return reader.read(query).stream()
        .map(
            row -> {
              Map<String, Number> figures = new LinkedHashMap<>(row.figures());
              long above = fine(row.figure("numerator"));
              long below = fine(row.figure("denominator"));
              figures.put("numerator", above);
              figures.put("denominator", below);
              figures.put("value", below == 0 ? null : (double) above / below);
              return new MetricRow(row.key(), figures);
            })
        .toList();
  }

  /** How terminals are told. */
  private static final List<Swap> TERMINALS =
      List.of(
          new Swap("point_day FINAL", "point_day"),
          new Swap("IN \\('TERMINAL', 'MAILBOX'\\)", "= 'TERMINAL'"),
          new Swap("IN \\('TERMINAL', 'MAILBOX'\\)", "= 'MAILBOX'"),
          new Swap("IN \\('TERMINAL', 'MAILBOX'\\)", "!= ''"),
          new Swap("argMax\\(kind_then, day\\)", "argMin(kind_then, day)"),
          new Swap("argMax\\(unit_then, day\\)", "argMin(unit_then, day)"),
          new Swap("HAVING .* IN \\('TERMINAL', 'MAILBOX'\\) AND", "HAVING"),
          new Swap("AND sum\\(arraySum.* AND max\\(", "AND max("),
          new Swap(" AND max\\(arrayExists.*states\\)\\)\\)", ")"),
          new Swap("max\\(arrayExists", "min(arrayExists"),
          new Swap("schedule_tos", "schedule_froms"),
          new Swap("froms\\) AS f", "schedule_froms) AS f"),
          new Swap("'OPEN'", "'CLOSED'"),
          new Swap("'OPEN'", "'DOWN'"),
          new Swap("s = 'OPEN' AND ", ""),
          new Swap("x < m", "x <= m"),
          new Swap("x < m AND ", ""),
          new Swap("y > since,", "y >= since,"),
          new Swap(" AND y > since,", ","),
          new Swap("toInt64\\(86400000\\)", "toInt64(86399999)"),
          new Swap("toInt64\\(86400000\\)", "toInt64(86400001)"),
          new Swap("b < moments\\[n\\]", "b <= moments[n]"),
          new Swap("e > moments\\[n\\] - whole_day", "e > moments[n]"),
          new Swap("day >= toDate32\\(\\?\\)", "day > toDate32(?)"),
          new Swap("day <= toDate32\\(\\?\\)", "day < toDate32(?)"),
          new Swap("circle_reach FINAL WHERE NOT gone", "circle_reach WHERE NOT gone"),
          new Swap("circle_reach FINAL WHERE NOT gone", "circle_reach FINAL WHERE true"),
          new Swap("circle_cell FINAL", "circle_cell"),
          new Swap("NOT gone AND counts", "counts"),
          new Swap("NOT gone AND counts", "NOT gone"),
          new Swap("lon, lat FROM", "lat, lon FROM"));

  /** How who is covered is worked out, at a moment and over a period. */
  private static final List<Swap> COVERED =
      List.of(
          new Swap("circle_reach FINAL WHERE NOT gone\\)", "circle_reach WHERE NOT gone)"),
          new Swap("circle_reach FINAL WHERE NOT gone\\)", "circle_reach FINAL)"),
          new Swap("circle_cell FINAL", "circle_cell"),
          new Swap("NOT gone AND counts", "counts"),
          new Swap("NOT gone AND counts", "NOT gone"),
          new Swap("point_day FINAL", "point_day"),
          new Swap("w\\.2 <= \\?", "w.2 < ?"),
          new Swap("w\\.2 <= \\?", "w.2 <= 2 * ?"),
          new Swap("= 'OPEN'", "= 'CLOSED'"),
          new Swap("= 'OPEN'", "= 'DOWN'"),
          new Swap("= 'OPEN'", "!= ''"),
          new Swap("\\bfroms\\b", "schedule_froms"),
          new Swap("\\bstates\\b", "arrayReverse(states)"),
          new Swap("ifNull\\(population, 0\\)", "ifNull(population, 1000)"));

  private static final List<Swap> MOMENT =
      List.of(
          new Swap("= 'OPEN' AND true", "= 'OPEN' AND kind IN ('TERMINAL', 'MAILBOX')"),
          new Swap("= 'OPEN' AND true", "= 'OPEN' AND kind = 'HALL'"),
          new Swap("<= t, froms", "< t, froms"),
          new Swap(
              "day = toDate32.* AND t < toUnixTimestamp64Milli\\(ends\\)", "day < toDate32(?)"),
          new Swap("sumIf\\(ifNull\\(population, 0\\), able > 0\\)", "sumIf(1, able > 0)"));

  private static final List<Swap> PERIOD =
      List.of(
          new Swap("toDate32\\(\\?\\) AND true", "toDate32(?) AND kind IN ('TERMINAL', 'MAILBOX')"),
          new Swap("toDate32\\(\\?\\) AND true", "toDate32(?) AND kind = 'HALL'"),
          new Swap("arrayPushBack\\(arrayPopFront\\(froms\\), ends\\)", "froms"),
          new Swap(
              "day >= toDate32\\(\\?\\) AND day <= toDate32\\(\\?\\) AND",
              "day > toDate32(?) AND day <= toDate32(?) AND"),
          new Swap("day <= toDate32\\(\\?\\) AND", "day < toDate32(?) AND"),
          new Swap("arrayCumSum\\(change\\.2\\)", "change.2"),
          new Swap("if\\(n > 0, people, 0\\)", "if(n > 1, people, 0)"));

  /** How what the job has written is read at a moment. */
  private static final List<Swap> WRITTEN_THEN =
      List.of(
          new Swap("coverage_day FINAL", "coverage_day"),
          new Swap("measure IN \\(\\?\\)", "measure NOT IN (?)"),
          new Swap("\\) AND day = toDate32", ") AND day >= toDate32"),
          new Swap("\\bcovered\\[", "hour_covered["),
          new Swap("<= t, froms", "< t, froms"),
          new Swap("<= t, froms", "<= t, arrayReverse(froms)"));

  /** How it is read over a period. */
  private static final List<Swap> COURSES =
      List.of(
          new Swap("coverage_day FINAL", "coverage_day"),
          new Swap("measure = \\?", "measure != ?"),
          new Swap("measure = \\?", "measure >= ?"),
          new Swap(
              "coverage_day FINAL WHERE measure = \\? AND day >=",
              "coverage_day FINAL WHERE measure = ? AND day >"),
          new Swap("day <= toDate32\\(\\?\\) AND notEmpty", "day < toDate32(?) AND notEmpty"),
          new Swap("\\bcovered\\b", "hour_covered"),
          new Swap("\\bfroms\\), ','", "arrayReverse(froms)), ','"));

  private static Stream<Arguments> told() {
    List<Arguments> told = new ArrayList<>();
    for (String metric : List.of("terminals-street", "terminals-community")) {
      told.add(Arguments.of(metric, "at moments", both(moments(), course()), TERMINALS));
    }
    for (String metric : List.of("circle-population", "circle-communities")) {
      told.add(Arguments.of(metric, "at a moment", moments(), both(COVERED, MOMENT)));
      told.add(Arguments.of(metric, "over a period", periods(), both(COVERED, PERIOD)));
      told.add(Arguments.of(metric, "written at a moment", moments(), WRITTEN_THEN));
      told.add(Arguments.of(metric, "written over a period", periods(), COURSES));
    }
    return told.stream();
  }

  private static <T> List<T> both(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("told")
  void aBentStatementIsNoticed(
      String metric, String how, List<Question> questions, List<Swap> swaps) {
    BentStatements statements = how.startsWith("written") ? written : worked;
    PlaceReader reader = reader(statements);
    Set<String> seen = new HashSet<>();
    List<String> unnoticed =
        statements.unnoticedSwaps(
            new Telling(
                metric,
                questions,
                query -> read(reader, of(query, "CITY")),
                question -> expected(metric, question, "CITY"),
                question -> "",
                (statement, asOf) -> {
                  seen.add(statement);
                  return Map.of();
                },
                swaps));
    BentStatements.assertNone(metric, unnoticed);
    // A bend of what is not said any more would prove nothing.
    assertThat(swaps)
        .allSatisfy(
            swap ->
                assertThat(seen)
                    .as(swap.text())
                    .anyMatch(each -> Pattern.compile(swap.text()).matcher(each).find()));
  }

  @Test
  void whoCountsNowIsWhoWasCountedByHand() {
    PlaceReader reader = reader(worked);
    assertThat(units(reader, "terminals-street")).isEqualTo(PlacesCity.STREETS_SERVED);
    assertThat(units(reader, "terminals-community")).isEqualTo(PlacesCity.COMMUNITIES_SERVED);
    assertThat(units(reader, "circle-communities")).isEqualTo(PlacesCity.COMMUNITIES_COVERED);
    assertThat(units(reader(written), "circle-communities"))
        .isEqualTo(PlacesCity.COMMUNITIES_COVERED);
    MetricRow people = reader.read(query("circle-population")).get(0);
    // C31 and C32 partly, seven whole communities, nobody beyond and nobody in the country.
    assertThat(people.figure("numerator")).isEqualTo(90 + 89 + 7 * 100);
    assertThat(people.figure("denominator")).isEqualTo(29 * 100 + 15 * 100);
    assertThat(reader.read(query("terminals-street")).get(0).figure("denominator")).isEqualTo(46);
    assertThat(reader.read(query("terminals-community")).get(0).figure("denominator"))
        .isEqualTo(44);
  }

  private static List<String> units(PlaceReader reader, String metric) {
    return reader.lines(list(query(metric), ListKind.PLACE, CasePart.NUMERATOR)).stream()
        .map(line -> String.valueOf(line.of("unit")))
        .sorted()
        .toList();
  }

  private static ListQuery list(MetricQuery query, ListKind kind, CasePart part) {
    return new ListQuery(query, kind, part, Map.of(), 0, 0, kind.columns().get(0), false, 0, 1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CITY", "D1", "D2", "S31", "C35"})
  void theMetricsAndThePagesOfTheCircleTellTheSameNumbers(String unit) {
    for (BentStatements statements : List.of(worked, written)) {
      PlaceReader reader = reader(statements);
      for (LocalDate to : Arrays.asList(null, FIRST.plusDays(1), FIRST.plusDays(3))) {
        List<Double> told = new ArrayList<>();
        for (String metric : List.of("circle-population", "circle-communities")) {
          MetricQuery query =
              to == null
                  ? query(metric, "unit", unit)
                  : query(metric, "unit", unit, "from", FIRST.toString(), "to", to.toString());
          MetricRow row = reader.read(query).get(0);
          told.add(row.figure("denominator"));
          told.add(row.figure("numerator"));
        }
        assertThat(told)
            .isEqualTo(
                PlacesCity.told(statements.clickHouse(), CITY.registry(), unit, to).stream()
                    .map(Number::doubleValue)
                    .toList());
      }
    }
  }

  @Test
  void aDayThatIsNotOverSaysSoAndIsWeightedOverWhatHasPassed() {
    PlaceReader reader = reader(worked);
    Grouping day = Grouping.by(Dimension.DAY);
    MetricQuery query =
        query("circle-population", "by", "day", "unit", "D2", "from", FIRST.toString());
    List<MetricRow> days = reader.read(query);
    assertThat(days).extracting(MetricRow::whole).containsExactly(true, true, true, false);
    MetricRow today = days.get(3);
    Coverage passed = CITY.over(new Span(millis(FIRST.plusDays(3)), NOW.toEpochMilli()), "D2");
    assertThat(today.figure("value")).isEqualTo(passed.share());
    assertThat(days)
        .extracting(row -> PlaceReader.running(query, day, row.key().get("day"), PlacesCity.ZONE))
        .containsExactly(false, false, false, true);
    // At a moment, and over days that have passed, nothing is missing.
    assertThat(reader.read(query("circle-population", "unit", "D2")).get(0).whole()).isTrue();
    assertThat(
            reader
                .read(
                    query(
                        "circle-population",
                        "unit",
                        "D2",
                        "from",
                        "2026-03-02",
                        "to",
                        "2026-03-04"))
                .get(0)
                .whole())
        .isTrue();
    assertThat(
            reader
                .read(
                    query(
                        "circle-population",
                        "unit",
                        "D2",
                        "from",
                        "2026-03-02",
                        "to",
                        "2026-03-05"))
                .get(0)
                .whole())
        .isFalse();
    // The last 24 hours of a terminal are whole at any moment.
    assertThat(reader.read(query("terminals-street", "by", "day", "from", FIRST.toString())))
        .hasSize(4)
        .allMatch(MetricRow::whole);
  }

  @Test
  void peopleWhomNobodyHasCountedAndDaysOfWhichNothingIsKnownAreSaidToBeMissing() {
    PlaceReader reader = reader(worked);
    assertThat(reader.read(query("circle-population", "unit", "C37")).get(0).whole()).isFalse();
    assertThat(reader.read(query("circle-population", "unit", "C35")).get(0).whole()).isTrue();
    MetricRow before =
        reader
            .read(
                query("circle-population", "unit", "D2", "from", "2026-03-01", "to", "2026-03-02"))
            .get(0);
    assertThat(before.whole()).isFalse();
    assertThat(before.figure("value"))
        .isEqualTo(CITY.over(new Span(millis(FIRST), millis(FIRST.plusDays(1))), "D2").share());
    for (String metric : METRICS) {
      MetricRow unknown = reader.read(query(metric, "asOf", "2026-03-01T04:00:00Z")).get(0);
      assertThat(unknown.figure("value")).as(metric).isNull();
    }
  }

  private static MetricQuery of(MetricQuery query, String unit) {
    boolean course = query.from() != null && query.metric().startsWith("terminals-");
    return new MetricQuery(
        query.metric(),
        query.from(),
        query.to(),
        course ? List.of(Grouping.by(Dimension.DAY)) : List.of(),
        Map.of(Dimension.UNIT, List.of(unit)),
        query.asOf(),
        null);
  }

  private static MetricQuery query(String metric, String... parameters) {
    Map<String, String[]> map = new LinkedHashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      map.put(parameters[i], new String[] {parameters[i + 1]});
    }
    return new MetricQueryParser(java.time.Clock.fixed(NOW, PlacesCity.ZONE)).parse(metric, map);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terminals-street",
        "terminals-community",
        "circle-population",
        "circle-communities"
      })
  void aUnitHasItsOwnFigureByDayAndByLevel(String metric) {
    for (MetricRow row : reader(worked).read(query(metric, "by", "unit-level:DISTRICT"))) {
      String unit = row.key().get("unit");
      Figure.Ratio whole = (Figure.Ratio) expected(metric, new Question(NOW, Period.ALWAYS), unit);
      assertThat(fine(row.figure("numerator"))).isEqualTo(whole.numerator());
      assertThat(fine(row.figure("denominator"))).isEqualTo(whole.denominator());
    }
    List<MetricRow> days =
        reader(worked)
            .read(query(metric, "by", "day", "unit", "D1", "from", FIRST.plusDays(1).toString()));
    assertThat(days).hasSize(3);
    for (int i = 0; i < 2; i++) {
      LocalDate day = FIRST.plusDays(i + 1);
      Question asked =
          metric.startsWith("circle-")
              ? new Question(NOW, new Period(day, day))
              : new Question(Instant.ofEpochMilli(millis(day.plusDays(1))), Period.ALWAYS);
      Figure.Ratio one = (Figure.Ratio) expected(metric, asked, "D1");
      assertThat(days.get(i).key()).containsEntry("day", day.toString());
      assertThat(fine(days.get(i).figure("numerator"))).isEqualTo(one.numerator());
      assertThat(fine(days.get(i).figure("denominator"))).isEqualTo(one.denominator());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terminals-street",
        "terminals-community",
        "circle-population",
        "circle-communities"
      })
  void theListAddsUpToTheFigure(String metric) {
    PlaceReader reader = reader(worked);
    MetricQuery query = query(metric, "unit", "D1");
    MetricRow row = reader.read(query).get(0);
    ListKind kind = ListKind.of(metric);
    boolean cells = kind == ListKind.CELL;
    for (CasePart part : List.of(CasePart.NUMERATOR, CasePart.DENOMINATOR)) {
      double sum =
          reader.lines(list(query, kind, part)).stream()
              .mapToDouble(
                  line -> ((Number) line.of(cells ? "people" : part.wireName())).doubleValue())
              .sum();
      assertThat(sum).isEqualTo(row.figure(part.wireName()));
    }
    assertThat(row.figure("denominator")).isPositive();
  }

  @Test
  void theCellsBehindAPeriodAreRefused() {
    MetricQuery query = query("circle-population", "from", FIRST.toString());
    ListKind kind = ListKind.CELL;
    assertThatThrownBy(() -> reader(worked).lines(list(query, kind, CasePart.NUMERATOR)))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("leave from out");
  }
}
