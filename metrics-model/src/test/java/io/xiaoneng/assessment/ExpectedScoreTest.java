package io.xiaoneng.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ExpectedScoreTest {

  private static final Text SOURCE = new Text("依据", "a document");
  private static final SchemeClass SCHEME =
      new SchemeClass(
          "districts",
          new Text("区县", "Districts"),
          Set.of(Unit.Level.DISTRICT),
          List.of(
              line("on-time", 40, 20, 0.9, 0.98, 1),
              line("once-told", 30, 20, 0.9, 1, 1),
              line("accept-on-time", 20, 20, 0.9, 1, 1),
              line("days", 10, 1, 10, 3, 1)));

  private static SchemeLine line(
      String metric, int weight, int least, double floor, double target, double excellent) {
    return new SchemeLine(
        metric, weight, least, target, Scoring.between(floor, target, excellent, 0.8), SOURCE);
  }

  private static LineFigure share(long good, long n) {
    return new LineFigure((double) good / n, n, good);
  }

  private static LineScore of(ExpectedScore score, String metric) {
    return score.lines().stream()
        .filter(each -> each.line().metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theTotalIsThePointsOfAllLines() {
    ExpectedScore score =
        ExpectedScore.of(
            SCHEME,
            Map.of(
                "on-time", share(98, 100),
                "once-told", share(95, 100),
                "accept-on-time", share(50, 50),
                "days", new LineFigure(6.5, 40, null)));
    assertThat(of(score, "on-time").points()).isEqualTo(32, within(1e-9));
    assertThat(of(score, "once-told").points()).isEqualTo(15, within(1e-9));
    assertThat(of(score, "accept-on-time").points()).isEqualTo(20);
    assertThat(of(score, "days").points()).isEqualTo(4, within(1e-9));
    assertThat(score.scoredWeight()).isEqualTo(100);
    assertThat(score.total()).isEqualTo(71, within(1e-9));
  }

  @Test
  void tooFewCasesAreShownAndTheOthersAreTakenForTheWhole() {
    ExpectedScore score =
        ExpectedScore.of(
            SCHEME,
            Map.of(
                "on-time", share(98, 100),
                "once-told", share(0, 19),
                "accept-on-time", share(20, 20)));
    assertThat(of(score, "once-told").state()).isEqualTo(LineScore.State.TOO_FEW);
    assertThat(of(score, "once-told").points()).isNull();
    assertThat(of(score, "once-told").figure().value()).isZero();
    assertThat(of(score, "days").state()).isEqualTo(LineScore.State.NO_DATA);
    assertThat(score.scoredWeight()).isEqualTo(60);
    assertThat(score.total()).isEqualTo((32.0 + 20) / 60 * 100, within(1e-9));
  }

  @Test
  void whereLessThanHalfCountsThereIsNoNumber() {
    ExpectedScore score = ExpectedScore.of(SCHEME, Map.of("on-time", share(98, 100)));
    assertThat(score.scoredWeight()).isEqualTo(40);
    assertThat(score.total()).isNull();
    assertThat(ExpectedScore.of(SCHEME, Map.of()).total()).isNull();
    assertThat(ExpectedScore.of(SCHEME, Map.of("on-time", LineFigure.NONE)).scored()).isZero();
  }

  @Test
  void saysHowManyCasesTheTargetIsAway() {
    ExpectedScore score =
        ExpectedScore.of(
            SCHEME,
            Map.of(
                "on-time", share(95, 100),
                "once-told", share(99, 100),
                "accept-on-time", share(30, 30)));
    LineScore.Change onTime = of(score, "on-time").change();
    assertThat(onTime).isNotNull();
    assertThat(onTime.missing()).isEqualTo(3);
    // (95 + k) / (100 + k) >= 0.98 from k = 150 on.
    assertThat(onTime.inARow()).isEqualTo(150);
    assertThat(onTime.gain()).isEqualTo(40 * 0.3, within(1e-9));
    LineScore.Change told = of(score, "once-told").change();
    assertThat(told).isNotNull();
    assertThat(told.missing()).isEqualTo(1);
    assertThat(told.inARow()).as("every case has to be good").isNull();
    LineScore.Change accepted = of(score, "accept-on-time").change();
    assertThat(accepted).isEqualTo(new LineScore.Change(0, 0L, 0));
  }

  @Test
  void aFigureHasNoMoreGoodOnesThanCases() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LineFigure(1.0, 3, 4L));
    assertThatIllegalArgumentException().isThrownBy(() -> new LineFigure(1.0, -1, null));
  }

  private static Map<String, LineFigure> figures(List<Integer> goods, List<Integer> ns) {
    Map<String, LineFigure> figures = new HashMap<>();
    List<String> metrics = List.of("on-time", "once-told", "accept-on-time");
    for (int i = 0; i < metrics.size(); i++) {
      int n = ns.get(i);
      if (n > 0) {
        figures.put(metrics.get(i), share(Math.min(goods.get(i), n), n));
      }
    }
    return figures;
  }

  @Property
  void theTotalIsBoundedByItsBestAndItsWorstLine(
      @ForAll @Size(3) List<@IntRange(max = 400) Integer> goods,
      @ForAll @Size(3) List<@IntRange(max = 400) Integer> ns) {
    ExpectedScore score = ExpectedScore.of(SCHEME, figures(goods, ns));
    Double total = score.total();
    assertThat(total == null).isEqualTo(score.scoredWeight() < ExpectedScore.LEAST_WEIGHT);
    double low = 1;
    double high = 0;
    for (LineScore each : score.lines()) {
      Double points = each.points();
      assertThat(points != null).isEqualTo(each.state() == LineScore.State.SCORED);
      if (points != null) {
        assertThat(points).isBetween(0.0, (double) each.line().weight());
        low = Math.min(low, points / each.line().weight());
        high = Math.max(high, points / each.line().weight());
      }
    }
    if (total != null) {
      assertThat(total).isBetween(100 * low - 1e-9, 100 * high + 1e-9);
    }
  }

  @Property
  void oneGoodCaseMoreNeverCostsAPoint(
      @ForAll @Size(3) List<@IntRange(max = 400) Integer> goods,
      @ForAll @Size(3) List<@IntRange(min = 20, max = 400) Integer> ns,
      @ForAll @IntRange(max = 2) int which) {
    Map<String, LineFigure> before = figures(goods, ns);
    String metric = List.of("on-time", "once-told", "accept-on-time").get(which);
    LineFigure old = before.get(metric);
    Long good = old == null ? null : old.good();
    if (old == null || good == null || good == old.n()) {
      return;
    }
    Map<String, LineFigure> after = new HashMap<>(before);
    after.put(metric, share(good + 1, old.n()));
    Double one = ExpectedScore.of(SCHEME, before).total();
    Double other = ExpectedScore.of(SCHEME, after).total();
    assertThat(one).isNotNull();
    assertThat(other).isNotNull().isGreaterThanOrEqualTo(one);
  }

  @Property
  void theMissingCasesReachTheTargetAndOneFewerDoesNot(
      @ForAll @IntRange(max = 400) int good, @ForAll @IntRange(min = 20, max = 400) int n) {
    int had = Math.min(good, n);
    ExpectedScore score = ExpectedScore.of(SCHEME, Map.of("on-time", share(had, n)));
    LineScore.Change change = of(score, "on-time").change();
    assertThat(change).isNotNull();
    assertThat((had + change.missing()) / (double) n).isGreaterThanOrEqualTo(0.98 - 1e-9);
    Long row = change.inARow();
    assertThat(row).isNotNull();
    assertThat((had + row) / (double) (n + row)).isGreaterThanOrEqualTo(0.98 - 1e-9);
    if (change.missing() > 0) {
      assertThat((had + change.missing() - 1) / (double) n).isLessThan(0.98);
      assertThat((had + row - 1) / (double) (n + row - 1)).isLessThan(0.98);
    }
  }
}
