package io.xiaoneng.dashboard.assessment.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.assessment.Deductions;
import io.xiaoneng.assessment.Population;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.assessment.Scoring;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricDefinition.Direction;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the program knows of metrics and units is held against a scheme. */
class SchemeChecksTest extends CityTestBase {

  private static final Text TEXT = new Text("甲", "A");

  @Autowired private SchemeChecks checks;
  @Autowired private SchemeBook book;
  @Autowired private MetricService metrics;
  @Autowired private CityClock clock;

  private static SchemeLine line(String metric, int weight, boolean up) {
    Scoring scoring = up ? Scoring.between(0.5, 0.9, 1, 0.8) : Scoring.between(0.5, 0.1, 0, 0.8);
    return new SchemeLine(metric, weight, 1, up ? 0.9 : 0.1, scoring, TEXT);
  }

  private static SchemeClass of(Population members, SchemeLine... lines) {
    return new SchemeClass("c", TEXT, members, List.of(lines), Deductions.NONE, 0);
  }

  private static Population units(Unit.Level level) {
    return Population.units(Set.of(level));
  }

  private List<String> codes(SchemeClass of) {
    return checks.of(of).stream().map(SchemeProblem::code).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "on-time, true, ''",
    "no-such, true, metric-unknown",
    "on-time, false, metric-way-UP",
    "abandon-rate, true, metric-way-DOWN",
    "late-edit-rate, true, metric-watch",
    "agency-on-time, true, metric-dimension",
    "overdue, false, metric-no-value"
  })
  void whatAMetricIsNoGoodForIsNamed(String metric, boolean up, String code) {
    SchemeClass of = of(units(Unit.Level.DISTRICT), line(metric, 100, up));
    assertThat(codes(of)).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource({"agency-on-time, agency, true", "on-time, agency, false", "on-time, point, true"})
  void everyDimensionThatHasFiguresCanBeAPopulation(String metric, String dimension, boolean can) {
    SchemeClass of = of(new Population(dimension, Set.of()), line(metric, 100, true));
    assertThat(codes(of)).isEqualTo(can ? List.of() : List.of("metric-dimension"));
  }

  @Test
  void subDistrictsAreNotRankedWithoutADocumentThatAllowsIt() {
    for (Unit.Level level : List.of(Unit.Level.STREET, Unit.Level.COMMUNITY)) {
      assertThat(codes(of(units(level), line("on-time", 100, true)))).containsExactly("shown-only");
    }
    assertThat(checks.of(of(units(Unit.Level.STREET), line("on-time", 100, true))).get(0).warning())
        .isFalse();
  }

  @Test
  void overTwentyLinesAreWarnedOfAndNotRefused() {
    List<SchemeLine> lines = new ArrayList<>();
    List<MetricDefinition> many = checks.scorable("unit", Set.of());
    assertThat(many).hasSizeGreaterThanOrEqualTo(21);
    for (int i = 0; i < 21; i++) {
      MetricDefinition each = many.get(i);
      lines.add(line(each.id(), i == 0 ? 80 : 1, each.direction() == Direction.UP));
    }
    SchemeClass of = of(units(Unit.Level.DISTRICT), lines.toArray(new SchemeLine[0]));
    assertThat(checks.of(of))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.code()).isEqualTo("many-lines");
              assertThat(each.warning()).isTrue();
              assertThat(each.arguments()).containsExactly("21", "20");
            });
  }

  @Test
  void theSchemesOfTheProgramPass() {
    book.ofProgram()
        .forEach(
            scheme ->
                scheme
                    .classes()
                    .forEach(
                        each ->
                            assertThat(checks.of(each))
                                .as(scheme.id() + " " + scheme.version() + " " + each.id())
                                .isEmpty()));
  }

  @Test
  void whatCanBeScoredHasOneValueAndANumberOfCases() {
    YearMonth month = YearMonth.from(clock.today()).minusMonths(1);
    for (MetricDefinition each : checks.scorable("unit", Set.of())) {
      boolean standing = MetricService.standing(each);
      MetricRow row =
          metrics
              .read(
                  new MetricQuery(
                      each.id(),
                      standing ? null : month.atDay(1),
                      standing ? null : month.atEndOfMonth(),
                      List.of(),
                      Map.of(),
                      clock.now(),
                      null))
              .get(0);
      Set<String> has = row.figures().keySet();
      assertThat(has.contains("value") || has.contains("mean")).as(each.id() + " " + has).isTrue();
      assertThat(has.contains("n") || has.contains("denominator")).as(each.id() + has).isTrue();
    }
    assertThat(MetricCatalogue.all())
        .filteredOn(each -> each.id().equals("overdue"))
        .as("a bare number is no share of anything")
        .noneMatch(each -> metrics.scorable(each.id()));
  }
}
