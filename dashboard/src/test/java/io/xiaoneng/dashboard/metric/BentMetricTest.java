package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.metric.reference.Figure;
import io.xiaoneng.metric.reference.ReferenceMetrics;
import java.time.ZoneId;
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

  private static ClickHouse clickHouse;
  private static CaseRows rows;
  private static List<CaseFacts> cases;
  private static CohortReader cohorts;
  private static BentSums sums;
  private static StockReader stock;
  private static List<BentQuestion> questions;

  @BeforeAll
  static void write() {
    FixedRegistryView registry = ReferenceCity.registry();
    RadarWords.register(registry);
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("bent_metrics"));
    cases = ReferenceCity.write(clickHouse, registry, 900);
    rows = new CaseRows(registry, CaseRows.TABLE);
    Supplier<WorkCalendar> days = () -> ReferenceCity.CALENDAR;
    RadarSql radar = new RadarSql(rows, registry, days, ZONE);
    sums = new BentSums(clickHouse, rows, radar);
    cohorts =
        new CohortReader(
            clickHouse,
            rows,
            radar,
            new ClockReader(clickHouse, rows, days, ZONE),
            ReferenceMetrics.RECTIFY_DAYS);
    stock = new StockReader(clickHouse, rows, days, ZONE);
    questions = BentQuestion.about(cases);
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  /** In force or beside what is, but for those of {@link BentRadarTest}. */
  static List<CaseMeasure> measures() {
    return Stream.concat(CaseMeasures.all().stream(), CaseMeasures.shadows().stream())
        .filter(each -> !BentRadarTest.METRICS.contains(each.id()))
        .toList();
  }

  static List<StockMeasure> stocks() {
    return StockMeasure.all();
  }

  @ParameterizedTest
  @MethodSource("measures")
  void aBentMeasureIsNoticed(CaseMeasure measure) {
    BentMeasures.Definition metric = new BentMeasures.Definition(measure.id(), measure.version());
    List<MeasureBends.Variant<CaseMeasure>> bends = MeasureBends.of(measure);
    if (measure.ofSums()) {
      BentMeasures.allAreNoticed(
          metric, measure, bends, asked(measure), cohorts::read, sums::rows, BentMetricTest::words);
    } else {
      BentMeasures.allAreNoticed(
          metric, measure, bends, asked(measure), cohorts::read, BentMetricTest::words);
    }
  }

  /** A statement that carries the whole calendar takes long, and only the day matters to it. */
  private static List<BentQuestion> asked(CaseMeasure measure) {
    return measure.aside() == CaseMeasure.Aside.DAYS ? questions.subList(0, 5) : questions;
  }

  @ParameterizedTest
  @MethodSource("stocks")
  void aBentMeasureOfTheStockIsNoticed(StockMeasure measure) {
    BentMeasures.allAreNoticed(
        new BentMeasures.Definition(measure.id(), measure.version()),
        measure,
        MeasureBends.of(measure),
        questions.stream().flatMap(each -> Stream.of(each, each.ofDay())).distinct().toList(),
        BentMetricTest::stock,
        BentMetricTest::words);
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

  private static Consumer<MetricRow> words(BentMeasures.Definition metric, BentQuestion question) {
    Figure figure =
        metric.id().equals("promise-lengthened")
            ? RadarWords.lengthened(cases, question.period(), question.asOf())
            : ReferenceCity.reference(cases, any -> true, question.period(), question.asOf())
                .figure(metric.id(), metric.version());
    if (!metric.id().equals("month-end-share")) {
      return row -> FigureComparison.same(metric.id(), row, figure);
    }
    Double even = RadarWords.evenMonthEnd(cases, question.period(), question.asOf());
    return row -> {
      FigureComparison.same(metric.id(), row, figure);
      FigureComparison.close(metric.id(), row.figure("expected"), even);
    };
  }
}
