package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.metric.Radar;
import io.xiaoneng.metric.reference.Figure;
import io.xiaoneng.metric.reference.ReferenceMetrics;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bends the definition of metrics of cases in every way that {@link SqlBends} knows and demands
 * that the comparison with the catalogue's own words notices. Bent are the measures in force that
 * are told from the case rows alone, but for default-rating-share, and cases-open of the stock.
 */
class BentMetricTest {

  private static final ZoneId ZONE = ReferenceCity.ZONE;
  private static final Instant END = Instant.parse("2026-12-31T00:00:00Z");
  private static final Instant MIDDLE = Instant.parse("2026-02-03T04:05:06.789Z");
  private static final Period WEEKS =
      new Period(LocalDate.parse("2026-01-20"), LocalDate.parse("2026-02-10"));

  private static ClickHouse clickHouse;
  private static List<CaseFacts> cases;
  private static CohortReader cohorts;
  private static StockReader stock;
  private static List<Question> questions;

  private record Question(Instant asOf, Period period, List<Grouping> by) {
    Question(Instant asOf, Period period) {
      this(asOf, period, List.of());
    }

    MetricQuery of(Definition definition) {
      return new MetricQuery(
          definition.id, definition.version, period.from(), period.to(), by, Map.of(), asOf, null);
    }

    /** About the moment's own day, as one of a row of days. */
    Question ofDay() {
      LocalDate day = LocalDate.ofInstant(asOf, ZONE);
      return new Question(asOf, new Period(day, day), List.of(Grouping.by(Dimension.DAY)));
    }

    MetricRow row(List<MetricRow> rows) {
      return rows.isEmpty() ? null : rows.get(0);
    }
  }

  /** Which metric, and by which words. */
  private record Definition(String id, int version) {}

  /** A definition, bent once. */
  private record Variant<T>(String what, T measure) {}

  @BeforeAll
  static void write() {
    FixedRegistryView registry = ReferenceCity.registry();
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("bent_metrics"));
    cases = ReferenceCity.write(clickHouse, registry, 900);
    CaseRows rows = new CaseRows(registry, CaseRows.TABLE);
    Supplier<WorkCalendar> days = () -> ReferenceCity.CALENDAR;
    cohorts =
        new CohortReader(
            clickHouse,
            rows,
            new RadarSql(rows, registry, days, ZONE),
            new ClockReader(clickHouse, rows, days, ZONE),
            ReferenceMetrics.RECTIFY_DAYS);
    stock = new StockReader(clickHouse, rows, days, ZONE);
    questions = questions();
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  /** Some are about the very millisecond at which something falls due or happens. */
  private static List<Question> questions() {
    List<Question> all = new ArrayList<>();
    all.add(new Question(END, Period.ALWAYS));
    all.add(new Question(END, WEEKS));
    all.add(new Question(MIDDLE, Period.ALWAYS));
    List<Function<CaseFacts, Instant>> moments =
        List.of(
            CaseFacts::duePromise,
            CaseFacts::dueStatutory,
            each -> each.duties().acceptDue(),
            each -> each.duties().deliveryDue(),
            CaseFacts::matureAt,
            each -> each.ratings().isEmpty() ? null : each.ratings().get(0).at(),
            each ->
                each.refusedAt() == null
                    ? null
                    : each.refusedAt().plus(Duration.ofDays(Radar.REAPPLY_DAYS)),
            CaseFacts::appliedAt,
            CaseFacts::acceptedAt,
            CaseFacts::decidedAt,
            CaseFacts::deliveredAt,
            CaseFacts::endedAt);
    for (Function<CaseFacts, Instant> moment : moments) {
      cases.stream()
          .filter(each -> each.attributes() != null && !each.test() && !each.quarantined())
          .filter(each -> ReferenceCity.online(each))
          .map(moment)
          .filter(each -> each != null)
          .sorted()
          .skip(20)
          .limit(2)
          .flatMap(each -> Stream.of(each, each.minusMillis(1), each.plusMillis(1)))
          .forEach(each -> all.add(new Question(each, Period.ALWAYS)));
    }
    return all;
  }

  static List<CaseMeasure> measures() {
    return CaseMeasures.all().stream()
        .filter(each -> each.aside() == CaseMeasure.Aside.NONE)
        .filter(each -> !each.id().equals("default-rating-share"))
        .toList();
  }

  static List<StockMeasure> stocks() {
    return List.of(StockMeasure.CASES_OPEN);
  }

  @ParameterizedTest
  @MethodSource("measures")
  void aBentMeasureIsNoticed(CaseMeasure measure) {
    unnoticed(
        new Definition(measure.id(), measure.version()),
        measure,
        bends(measure),
        questions,
        (each, query) -> cohorts.read(each, query));
  }

  @ParameterizedTest
  @MethodSource("stocks")
  void aBentMeasureOfTheStockIsNoticed(StockMeasure measure) {
    List<Question> looks =
        questions.stream().flatMap(each -> Stream.of(each, each.ofDay())).distinct().toList();
    unnoticed(
        new Definition(measure.id(), measure.version()),
        measure,
        bends(measure),
        looks,
        BentMetricTest::stock);
  }

  private static List<MetricRow> stock(StockMeasure measure, MetricQuery query) {
    return switch (measure.id()) {
      case "cases-open" -> stock.open(measure, query);
      case "open-age" -> stock.age(measure, query);
      default -> stock.overdue(measure, query);
    };
  }

  private interface Reading<T> {
    List<MetricRow> rows(T measure, MetricQuery query);
  }

  private static <T> void unnoticed(
      Definition metric,
      T measure,
      List<Variant<T>> bends,
      List<Question> questions,
      Reading<T> reading) {
    Map<Question, Figure> expected = new HashMap<>();
    List<String> unnoticed = new ArrayList<>();
    int noticed = 0;
    for (Variant<T> bent : bends) {
      try {
        if (questions.stream()
            .anyMatch(
                each ->
                    differs(
                        metric,
                        bent.measure,
                        each,
                        expected.computeIfAbsent(
                            each, asked -> straight(metric, measure, asked, reading)),
                        reading))) {
          noticed++;
        } else {
          unnoticed.add(bent.what);
        }
      } catch (ClickHouseQueryException e) {
        // What is no SQL is no definition.
      }
    }
    assertThat(noticed).isPositive();
    assertThat(EquivalentBends.without(metric.id, unnoticed))
        .as("bends of %s that change no figure", metric)
        .isEmpty();
  }

  /** The figure by the catalogue's words, which is what the definition itself gives. */
  private static <T> Figure straight(
      Definition metric, T measure, Question question, Reading<T> reading) {
    Figure figure = figure(metric, question);
    FigureComparison.same(
        metric.id, question.row(reading.rows(measure, question.of(metric))), figure);
    return figure;
  }

  private static <T> boolean differs(
      Definition metric, T measure, Question question, Figure expected, Reading<T> reading) {
    List<MetricRow> rows = reading.rows(measure, question.of(metric));
    try {
      FigureComparison.same(metric.id, question.row(rows), expected);
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }

  private static Figure figure(Definition metric, Question question) {
    return ReferenceCity.reference(cases, any -> true, question.period, question.asOf)
        .figure(metric.id, metric.version);
  }

  private static List<Variant<CaseMeasure>> bends(CaseMeasure m) {
    List<Variant<CaseMeasure>> all = new ArrayList<>();
    add(all, "counted", m.counted(), each -> with(m, m.cohort(), each, m.figure(), m.second()));
    if (m.shape() != CaseMeasure.Shape.PARTS) {
      add(all, "figure", m.figure(), each -> with(m, m.cohort(), m.counted(), each, m.second()));
    }
    if (!m.second().isEmpty()) {
      add(all, "second", m.second(), each -> with(m, m.cohort(), m.counted(), m.figure(), each));
    }
    CaseCohort cohort = m.cohort();
    add(
        all,
        "cohort",
        cohort.condition(),
        each ->
            with(
                m,
                new CaseCohort(cohort.of(), cohort.date(), each),
                m.counted(),
                m.figure(),
                m.second()));
    Stream.of(
            CaseCohort.APPLIED,
            CaseCohort.ACCEPTED,
            CaseCohort.DECIDED,
            CaseCohort.DUE,
            CaseCohort.STATUTORY_DUE,
            CaseCohort.ANSWER_DUE,
            CaseCohort.DELIVERY_DUE,
            CaseCohort.FIRST)
        .filter(each -> !each.date().equals(cohort.date()))
        .forEach(
            other -> {
              all.add(
                  new Variant<>(
                      "cohort: by " + other.date(),
                      with(
                          m,
                          new CaseCohort(cohort.of(), other.date(), cohort.condition()),
                          m.counted(),
                          m.figure(),
                          m.second())));
              all.add(
                  new Variant<>(
                      "cohort: " + other.of(),
                      with(
                          m,
                          new CaseCohort(cohort.of(), other.date(), other.condition()),
                          m.counted(),
                          m.figure(),
                          m.second())));
            });
    add(all, "population", m.population(), m::over);
    return all;
  }

  private static List<Variant<StockMeasure>> bends(StockMeasure m) {
    List<Variant<StockMeasure>> all = new ArrayList<>();
    add(
        all,
        "population",
        m.population(),
        each -> with(m, each, m.looked(), m.open(), m.openThen(), m.late(), m.dueDate()));
    add(
        all,
        "looked",
        m.looked(),
        each -> with(m, m.population(), each, m.open(), m.openThen(), m.late(), m.dueDate()));
    add(
        all,
        "open",
        m.open(),
        each -> with(m, m.population(), m.looked(), each, m.openThen(), m.late(), m.dueDate()));
    add(
        all,
        "open then",
        m.openThen(),
        each -> with(m, m.population(), m.looked(), m.open(), each, m.late(), m.dueDate()));
    if (!m.late().isEmpty()) {
      add(
          all,
          "late",
          m.late(),
          each -> with(m, m.population(), m.looked(), m.open(), m.openThen(), each, m.dueDate()));
      Stream.of(CaseCohort.APPLIED, CaseCohort.DECIDED, CaseCohort.DUE, CaseCohort.STATUTORY_DUE)
          .filter(each -> !each.date().equals(m.dueDate()))
          .forEach(
              other ->
                  all.add(
                      new Variant<>(
                          "cohort: by " + other.date(),
                          with(
                              m,
                              m.population(),
                              m.looked(),
                              m.open(),
                              m.openThen(),
                              m.late(),
                              other.date()))));
    }
    return all;
  }

  private static StockMeasure with(
      StockMeasure m,
      String population,
      String looked,
      String open,
      String openThen,
      String late,
      String dueDate) {
    return new StockMeasure(
        m.id(), m.version(), population, looked, open, openThen, m.due(), dueDate, late);
  }

  private static <T> void add(
      List<Variant<T>> all, String part, String sql, Function<String, T> bending) {
    SqlBends.of(sql)
        .forEach(
            each -> all.add(new Variant<>(part + ": " + each.what(), bending.apply(each.sql()))));
  }

  private static CaseMeasure with(
      CaseMeasure m, CaseCohort cohort, String counted, String figure, String second) {
    return new CaseMeasure(
        m.id(), m.version(), m.population(), cohort, m.aside(), m.shape(), counted, figure, second);
  }
}
