package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.metric.reference.Figure;
import io.xiaoneng.metric.reference.ReferenceMetrics;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bends the definition of metrics of cases in every way that {@link SqlBends} knows and demands
 * that the comparison with the catalogue's own words notices. {@link Bent} says which are bent.
 */
class BentMetricTest {

  private static final ZoneId ZONE = ReferenceCity.ZONE;

  /** Questions for a bend of which we know that it changes nothing. */
  private static final int FEW = 12;

  private static ClickHouse clickHouse;
  private static CaseRows rows;
  private static List<CaseFacts> cases;
  private static CohortReader cohorts;
  private static StockReader stock;
  private static List<BentQuestion> questions;

  /** Which metric, and by which words. */
  private record Definition(String id, int version) {}

  @BeforeAll
  static void write() {
    FixedRegistryView registry = ReferenceCity.registry();
    RadarWords.register(registry);
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("bent_metrics"));
    cases = ReferenceCity.write(clickHouse, registry, 900);
    rows = new CaseRows(registry, CaseRows.TABLE);
    Supplier<WorkCalendar> days = () -> ReferenceCity.CALENDAR;
    cohorts =
        new CohortReader(
            clickHouse,
            rows,
            new RadarSql(rows, registry, days, ZONE),
            new ClockReader(clickHouse, rows, days, ZONE),
            ReferenceMetrics.RECTIFY_DAYS);
    stock = new StockReader(clickHouse, rows, days, ZONE);
    questions = BentQuestion.about(cases);
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  /** In force or beside what is, but for what {@link Bent#NOT} names. */
  static List<CaseMeasure> measures() {
    return Stream.concat(CaseMeasures.all().stream(), CaseMeasures.shadows().stream())
        .filter(each -> !Bent.NOT.containsKey(Bent.name(each.id(), each.version())))
        .toList();
  }

  static List<StockMeasure> stocks() {
    return StockMeasure.all();
  }

  @ParameterizedTest
  @MethodSource("measures")
  void aBentMeasureIsNoticed(CaseMeasure measure) {
    allAreNoticed(
        new Definition(measure.id(), measure.version()),
        measure,
        MeasureBends.of(measure),
        asked(measure),
        (each, query) -> cohorts.read(each, query));
  }

  /** A statement that carries the whole calendar takes long, and only the day matters to it. */
  private static List<BentQuestion> asked(CaseMeasure measure) {
    return measure.aside() == CaseMeasure.Aside.DAYS ? questions.subList(0, 5) : questions;
  }

  @ParameterizedTest
  @MethodSource("stocks")
  void aBentMeasureOfTheStockIsNoticed(StockMeasure measure) {
    allAreNoticed(
        new Definition(measure.id(), measure.version()),
        measure,
        MeasureBends.of(measure),
        questions.stream().flatMap(each -> Stream.of(each, each.ofDay())).distinct().toList(),
        BentMetricTest::stock);
  }

  private static List<MetricRow> stock(StockMeasure measure, MetricQuery query) {
    return switch (measure.id()) {
      case "cases-open" -> stock.open(measure, query);
      case "open-age" -> query.by().isEmpty() ? listed(measure, query) : stock.age(measure, query);
      default -> stock.overdue(measure, query);
    };
  }

  /** The ages of open cases have other conditions than their list, so that is counted as well. */
  private static List<MetricRow> listed(StockMeasure measure, MetricQuery query) {
    long asOf = query.asOf().toEpochMilli();
    Sql sql = new Sql().add(CaseRows.with(asOf)).add("SELECT count() FROM ");
    rows.subquery(sql, asOf, measure.population(), Map.of());
    sql.add(" WHERE " + measure.part(CasePart.OPEN));
    List<Long> listed =
        clickHouse.query(sql.text(), sql.parameters(), each -> Long.valueOf(each.getLong(1)));
    List<MetricRow> ages = stock.age(measure, query);
    assertThat(listed).as("listed").containsExactly((Long) ages.get(0).figures().get("n"));
    return ages;
  }

  private interface Reading<T> {
    List<MetricRow> rows(T measure, MetricQuery query);
  }

  private static <T> void allAreNoticed(
      Definition metric,
      T measure,
      List<MeasureBends.Variant<T>> bends,
      List<BentQuestion> asked,
      Reading<T> reading) {
    String name = Bent.name(metric.id, metric.version);
    Map<BentQuestion, Consumer<MetricRow>> words = new HashMap<>();
    List<BentQuestion> telling = new LinkedList<>(asked);
    List<String> unnoticed = new ArrayList<>();
    int noticed = 0;
    for (MeasureBends.Variant<T> bent : bends) {
      try {
        BentQuestion by = null;
        boolean explained = EquivalentBends.explains(name, bent.what());
        for (BentQuestion each :
            explained ? telling.subList(0, Math.min(FEW, telling.size())) : telling) {
          Consumer<MetricRow> same =
              words.computeIfAbsent(each, any -> straight(metric, measure, any, reading));
          if (differs(metric, bent.measure(), each, same, reading)) {
            by = each;
            break;
          }
        }
        if (by == null) {
          unnoticed.add(bent.what());
        } else {
          noticed++;
          telling.remove(by);
          telling.add(0, by);
        }
      } catch (ClickHouseQueryException e) {
        // What is no SQL is no definition.
      }
    }
    assertThat(noticed).isPositive();
    assertThat(EquivalentBends.without(name, unnoticed))
        .as("bends of %s that change no figure", metric)
        .isEmpty();
  }

  /** What holds an answer to the catalogue's words, as that of the definition itself is held. */
  private static <T> Consumer<MetricRow> straight(
      Definition metric, T measure, BentQuestion question, Reading<T> reading) {
    Consumer<MetricRow> same = words(metric, question);
    same.accept(question.row(reading.rows(measure, question.of(metric.id, metric.version))));
    return same;
  }

  private static <T> boolean differs(
      Definition metric,
      T measure,
      BentQuestion question,
      Consumer<MetricRow> same,
      Reading<T> reading) {
    try {
      same.accept(question.row(reading.rows(measure, question.of(metric.id, metric.version))));
      return false;
    } catch (AssertionError | NullPointerException e) {
      return true;
    }
  }

  private static Consumer<MetricRow> words(Definition metric, BentQuestion question) {
    Figure figure =
        metric.id.equals("promise-lengthened")
            ? RadarWords.lengthened(cases, question.period(), question.asOf())
            : ReferenceCity.reference(cases, any -> true, question.period(), question.asOf())
                .figure(metric.id, metric.version);
    if (!metric.id.equals("month-end-share")) {
      return row -> FigureComparison.same(metric.id, row, figure);
    }
    Double even = RadarWords.evenMonthEnd(cases, question.period(), question.asOf());
    return row -> {
      FigureComparison.same(metric.id, row, figure);
      FigureComparison.close(metric.id, row.figure("expected"), even);
    };
  }
}
