package io.xiaoneng.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.statistics.FunnelLimits.Position;
import io.xiaoneng.statistics.OverDispersion.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunnelTest {

  /** Made with FunnelPlotR. */
  private static final List<Count> UNITS =
      List.of(
          new Count(100, 108),
          new Count(150, 112),
          new Count(180, 165),
          new Count(80, 95),
          new Count(120, 100),
          new Count(225, 220));

  @ParameterizedTest
  @CsvSource({
    "15, 0.5596924, 1.649348, 0.3862650, 2.082907",
    "20, 0.6108260, 1.544419, 0.4479107, 1.902094",
    "30, 0.6746958, 1.427562, 0.5289724, 1.702771"
  })
  void limitsOfObservedOverExpectedAreThoseOfThePoissonDistribution(
      double expected, double lower, double upper, double farLower, double farUpper) {
    FunnelLimits limits = Funnel.ofExpected(expected);
    assertThat(limits.usual().lower()).isCloseTo(lower, within(5e-7));
    assertThat(limits.usual().upper()).isCloseTo(upper, within(5e-7));
    assertThat(limits.wide().lower()).isCloseTo(farLower, within(5e-7));
    assertThat(limits.wide().upper()).isCloseTo(farUpper, within(5e-7));
  }

  @Property(tries = 300)
  void aShareOnlyChanceMovesIsBeyondALimitNoMoreOftenThanItSays(
      @ForAll @IntRange(min = 1, max = 400) int n,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double target) {
    FunnelLimits limits = Funnel.ofShare(target, n);
    BinomialDistribution counts = BinomialDistribution.of(n, target);
    double below = 0;
    double above = 0;
    double farBelow = 0;
    for (int count = 0; count <= n; count++) {
      Position position = limits.position((double) count / n);
      double probability = counts.probability(count);
      below += position == Position.BELOW || position == Position.FAR_BELOW ? probability : 0;
      above += position == Position.ABOVE || position == Position.FAR_ABOVE ? probability : 0;
      farBelow += position == Position.FAR_BELOW ? probability : 0;
    }
    assertThat(below).isLessThanOrEqualTo(0.025 + 1e-9);
    assertThat(farBelow).isLessThanOrEqualTo(0.001 + 1e-9);
    assertThat(above).isLessThanOrEqualTo(0.025 + 1e-9);
    assertThat(limits.wide().lower()).isLessThanOrEqualTo(limits.usual().lower());
    assertThat(limits.wide().upper()).isGreaterThanOrEqualTo(limits.usual().upper());
  }

  @Test
  void aTargetOfNothingOrAllAllowsNothingElse() {
    assertThat(Funnel.ofShare(1, 50).position(49 / 50.0)).isEqualTo(Position.FAR_BELOW);
    assertThat(Funnel.ofShare(1, 50).position(1)).isEqualTo(Position.INSIDE);
    assertThat(Funnel.ofShare(0, 50).position(0)).isEqualTo(Position.INSIDE);
    assertThat(Funnel.ofShare(0, 50).position(1 / 50.0)).isEqualTo(Position.FAR_ABOVE);
  }

  @Test
  void limitsOfNothingAreRefused() {
    assertThatThrownBy(() -> Funnel.ofShare(0.9, 0)).hasMessageContaining("at least one case");
    assertThatThrownBy(() -> Funnel.ofShare(1.1, 5)).hasMessageContaining("1.1");
    assertThatThrownBy(() -> Funnel.ofExpected(0)).hasMessageContaining("above 0");
  }

  @Test
  void whatUnitsDifferBeyondChanceIsMeasured() {
    OverDispersion dispersion = OverDispersion.ofExpected(UNITS);
    assertThat(dispersion.scores())
        .usingComparatorWithPrecision(5e-4)
        .containsExactly(-0.7998, 3.0917, 1.1177, -1.675, 1.8232, 0.3333);
    assertThat(dispersion.phi()).isCloseTo(2.94803, within(5e-6));
    assertThat(dispersion.tauSquared()).isCloseTo(0.019478, within(5e-7));
    assertThat(dispersion.probabilityByChance()).isBetween(0.003, 0.004);
  }

  @Test
  void differencesBeyondChanceWidenTheLimits() {
    OverDispersion dispersion = OverDispersion.ofExpected(UNITS);
    Interval usual = dispersion.limitsOfExpected(112).usual();
    double half = 1.959964 * Math.sqrt(1 / 112.0 + 0.019478);
    assertThat(usual.lower()).isCloseTo(Math.exp(-half), within(1e-5));
    assertThat(usual.upper()).isCloseTo(Math.exp(half), within(1e-5));
    assertThat(Funnel.ofExpected(112).position(150 / 112.0)).isEqualTo(Position.FAR_ABOVE);
    assertThat(dispersion.limitsOfExpected(112).position(150 / 112.0)).isEqualTo(Position.INSIDE);
  }

  @Test
  void unitsThatDifferByChanceAloneKeepTheExactLimits() {
    OverDispersion dispersion =
        OverDispersion.ofShares(List.of(new Ratio(90, 100), new Ratio(91, 100)), 0.9);
    assertThat(dispersion.tauSquared()).isZero();
    assertThat(dispersion.limitsOfShare(0.9, 100)).isEqualTo(Funnel.ofShare(0.9, 100));
  }

  @Test
  void theUnitsLookedForDoNotExcuseThemselves() {
    List<Ratio> alike = IntStream.range(0, 38).mapToObj(i -> new Ratio(178 + i % 5, 200)).toList();
    List<Ratio> withTwo = new ArrayList<>(alike);
    withTwo.add(new Ratio(100, 200));
    withTwo.add(new Ratio(90, 200));
    assertThat(OverDispersion.ofShares(withTwo, 0.9).limitsOfShare(0.9, 200).position(0.5))
        .isEqualTo(Position.FAR_BELOW);
  }

  @Test
  void sharesThatDifferWidelyWidenTheirLimitsInsideZeroToOne() {
    OverDispersion dispersion =
        OverDispersion.ofShares(
            List.of(
                new Ratio(20, 100), new Ratio(99, 100), new Ratio(60, 100), new Ratio(100, 100)),
            0.8);
    assertThat(dispersion.tauSquared()).isPositive();
    FunnelLimits limits = dispersion.limitsOfShare(0.8, 100);
    assertThat(limits.wide()).isEqualTo(new Interval(limits.wide().lower(), 1));
    assertThat(limits.wide().lower()).isBetween(0.0, Funnel.ofShare(0.8, 100).wide().lower());
  }

  @Test
  void howProbableAsBadOrWorseIsByChanceAloneAndWithWhatUnitsDiffer() {
    OverDispersion alike =
        OverDispersion.ofShares(List.of(new Ratio(90, 100), new Ratio(91, 100)), 0.9);
    assertThat(alike.chanceOfShare(new Ratio(0, 10), 0.5, Better.HIGHER))
        .isCloseTo(1 / 1024.0, within(1e-12));
    assertThat(alike.chanceOfShare(new Ratio(10, 10), 0.5, Better.LOWER))
        .isCloseTo(1 / 1024.0, within(1e-12));
    assertThat(alike.chanceOfShare(new Ratio(0, 10), 0.5, Better.LOWER)).isEqualTo(1);
    assertThat(alike.chanceOfExpected(new Count(0, 2))).isEqualTo(1);
    assertThat(alike.chanceOfExpected(new Count(3, 1)))
        .isCloseTo(1 - 2.5 * Math.exp(-1), within(1e-12));
    OverDispersion wide = OverDispersion.ofExpected(UNITS);
    assertThat(wide.chanceOfExpected(new Count(150, 112))).isBetween(0.03, 0.06);
    assertThat(wide.chanceOfShare(new Ratio(80, 100), 0.9, Better.HIGHER))
        .isGreaterThan(alike.chanceOfShare(new Ratio(80, 100), 0.9, Better.HIGHER));
    assertThatThrownBy(() -> alike.chanceOfShare(new Ratio(0, 0), 0.5, Better.HIGHER))
        .hasMessageContaining("of nothing");
  }
}
