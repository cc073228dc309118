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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the metrics of geography to the model, and bends their statements. */
class BentPlaceTest {

  /** Bent here. */
  static final Set<String> METRICS = PlaceReader.METRICS;

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final List<LocalDate> DAYS = FIRST.datesUntil(FIRST.plusDays(5)).toList();
  private static final Instant NOW = at(4, 15);
  private static final PlacesCity CITY = new PlacesCity(1, DAYS);

  /** Where a few people more are noticed the more the fewer there are. */
  private static final List<String> UNITS =
      List.of("CITY", "S1", "S2", "C0", "C1", "C2", "C3", "C4");

  /** Noticed by every question. */
  private static final Swap NOTHING =
      new Swap("FROM point_day WHERE day", "FROM point_day WHERE false AND day");

  /** Means are compared to the thousandth. */
  private static final double FINE = 1_000;

  private static BentStatements statements;
  private static PlaceReader reader;

  @BeforeAll
  static void write() {
    statements = new BentStatements("bent_places");
    statements.stopMerges("point_day", "circle_reach", "circle_cell");
    CITY.write(statements.clickHouse());
    reader =
        new PlaceReader(
            PlacesCity.places(statements.clickHouse(), CITY.registry(), NOW, PlacesCity.ZONE),
            CITY.registry(),
            PlacesCity.ZONE);
  }

  @AfterAll
  static void close() {
    statements.close();
  }

  private static Instant at(int day, int hour) {
    return FIRST.plusDays(day).atTime(hour, 0).atZone(PlacesCity.ZONE).toInstant();
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(PlacesCity.ZONE).toInstant().toEpochMilli();
  }

  private static List<Question> questions(String metric) {
    List<Question> questions = new ArrayList<>();
    for (int day = 1; day < 5; day++) {
      for (int hour : List.of(3, 9, 14)) {
        questions.add(new Question(at(day, hour), Period.ALWAYS));
      }
    }
    if (metric.startsWith("circle-")) {
      questions.add(new Question(NOW, new Period(FIRST, FIRST)));
      questions.add(new Question(NOW, new Period(FIRST.plusDays(1), null)));
    }
    return questions;
  }

  private static Figure expected(String metric, Question question, String unit) {
    if (metric.startsWith("terminals-")) {
      TerminalShare share = CITY.terminals(metric.endsWith("community"), question.asOf(), unit);
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
  private static List<MetricRow> read(MetricQuery query) {
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

  /**
   * Sub-districts and communities are told by the same statements: the former tell who is counted
   * at all, the latter where everybody stands.
   */
  private static List<Swap> swaps(String metric) {
    List<Swap> swaps =
        new ArrayList<>(
            List.of(
                new Swap("\\bpoint_day FINAL", "point_day"),
                new Swap("day >= toDate32\\(\\?\\)", "day > toDate32(?)"),
                new Swap("day <= toDate32\\(\\?\\)", "day < toDate32(?)")));
    if (metric.startsWith("terminals-")) {
      swaps.add(new Swap(", 'MAILBOX'", ""));
      swaps.add(new Swap("\\bschedule_tos\\b", "schedule_froms"));
    } else {
      swaps.addAll(
          List.of(
              new Swap("\\bcircle_reach FINAL WHERE NOT gone", "circle_reach WHERE NOT gone"),
              new Swap("\\bfroms\\b", "schedule_froms"),
              new Swap("'OPEN'", "'CLOSED'"),
              new Swap("'OPEN'", "'DOWN'"),
              new Swap("WHERE NOT gone\\)", "WHERE true)"),
              new Swap("NOT gone AND counts", "counts"),
              new Swap("\\bstates\\b", "arrayReverse(states)")));
    }
    switch (metric) {
      case "terminals-street" -> {
        swaps.add(new Swap("kind IN \\('TERMINAL', 'MAILBOX'\\)", "true"));
        swaps.add(new Swap("\\bfroms\\b", "schedule_froms"));
      }
      case "terminals-community" ->
          swaps.addAll(
              List.of(
                  new Swap("'TERMINAL', ", ""),
                  new Swap("\\bcircle_reach FINAL WHERE NOT gone", "circle_reach WHERE NOT gone"),
                  new Swap("argMin", "argMax"),
                  new Swap("c\\.lon", "c.lat"),
                  new Swap("NOT gone AND counts", "NOT gone")));
      case "circle-population" ->
          // At the edge of a walk live too few for a community to stand or fall with them.
          swaps.add(new Swap("w\\.2 <= \\?", "w.2 < ?"));
      default -> {}
    }
    return swaps;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terminals-street",
        "terminals-community",
        "circle-population",
        "circle-communities"
      })
  void aBentStatementIsNoticed(String metric) {
    List<String> unnoticed = new ArrayList<>();
    List<Swap> left = swaps(metric);
    for (String unit : UNITS) {
      if (((Figure.Ratio) expected(metric, questions(metric).get(0), unit)).denominator() == 0) {
        continue;
      }
      List<Swap> asked = new ArrayList<>(left);
      asked.add(NOTHING);
      unnoticed =
          statements.unnoticedSwaps(
              new Telling(
                  metric,
                  questions(metric),
                  query -> read(of(query, unit)),
                  question -> expected(metric, question, unit),
                  question -> "",
                  (statement, asOf) -> Map.of(),
                  asked));
      List<String> names = unnoticed;
      left.removeIf(each -> !names.contains(each.text() + " taken for " + each.by()));
      if (left.isEmpty()) {
        break;
      }
    }
    BentStatements.assertNone(metric, unnoticed);
  }

  private static MetricQuery of(MetricQuery query, String unit) {
    return new MetricQuery(
        query.metric(),
        query.from(),
        query.to(),
        query.by(),
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
    for (MetricRow row : reader.read(query(metric, "by", "unit-level:DISTRICT"))) {
      String unit = row.key().get("unit");
      Figure.Ratio whole = (Figure.Ratio) expected(metric, new Question(NOW, Period.ALWAYS), unit);
      assertThat(fine(row.figure("numerator"))).isEqualTo(whole.numerator());
      assertThat(fine(row.figure("denominator"))).isEqualTo(whole.denominator());
    }
    List<MetricRow> days =
        reader.read(query(metric, "by", "day", "unit", "D1", "from", DAYS.get(1).toString()));
    assertThat(days).hasSize(4);
    for (int i = 0; i < 3; i++) {
      LocalDate day = DAYS.get(i + 1);
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
    MetricQuery query = query(metric, "unit", "D1");
    MetricRow row = reader.read(query).get(0);
    ListKind kind = ListKind.of(metric);
    boolean cells = kind == ListKind.CELL;
    for (CasePart part : List.of(CasePart.NUMERATOR, CasePart.DENOMINATOR)) {
      ListQuery list =
          new ListQuery(query, kind, part, Map.of(), 0, 0, kind.columns().get(0), false, 0, 1_000);
      double sum =
          reader.lines(list).stream()
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
    assertThatThrownBy(
            () ->
                reader.lines(
                    new ListQuery(
                        query,
                        kind,
                        CasePart.NUMERATOR,
                        Map.of(),
                        0,
                        0,
                        kind.columns().get(0),
                        false,
                        0,
                        10)))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("leave from out");
  }
}
