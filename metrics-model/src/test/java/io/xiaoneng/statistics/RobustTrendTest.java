package io.xiaoneng.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RobustTrendTest {

  private static final Offset<Double> EXACT = within(1e-9);

  @Test
  void theSlopeIsTheMedianOfThePairs() {
    // Slopes of the six pairs: 1, 0.5, 10, 0, 14.5, 29: their median is 5.5.
    RobustTrend trend = RobustTrend.of(new double[] {0, 1, 2, 3}, new double[] {0, 1, 1, 30});
    assertThat(trend.slope()).isCloseTo(5.5, EXACT);
    // What is left: 0, −4.5, −10, 13.5: the level is −2.25.
    assertThat(trend.at(0)).isCloseTo(-2.25, EXACT);
    assertThat(trend.at(2)).isCloseTo(8.75, EXACT);
  }

  @Test
  void oneOddValueDoesNotBendALongerLine() {
    double[] times = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    double[] values = {0, 2, 4, 6, 8, 10, 12, 14, 16, 90};
    RobustTrend trend = RobustTrend.of(times, values);
    assertThat(trend.slope()).isCloseTo(2, EXACT);
    assertThat(trend.at(20)).isCloseTo(40, EXACT);
  }

  @Test
  void timesMayHaveGaps() {
    RobustTrend trend = RobustTrend.of(new double[] {-11, -7, -6, 0}, new double[] {1, 5, 6, 12});
    assertThat(trend.slope()).isCloseTo(1, EXACT);
    assertThat(trend.at(3)).isCloseTo(15, EXACT);
  }

  @Test
  void theProbabilityIsStudentsAroundTheLine() {
    // Slope 1 and level 0 by both medians; left: 0.5, −0.5, 0, −0.5, 0.5; s² = 1/3, no correlation
    // with the month before. One step ahead: 1/3 · (1 + π/2/5 + π/3 · 9/10) = 0.752212.
    RobustTrend trend =
        RobustTrend.of(new double[] {0, 1, 2, 3, 4}, new double[] {0.5, 0.5, 2, 2.5, 4.5});
    assertThat(trend.slope()).isCloseTo(1, EXACT);
    assertThat(trend.at(5)).isCloseTo(5, EXACT);
    assertThat(trend.atLeast(5, 5, 0)).isCloseTo(0.5, EXACT);
    // t = 1 / 0.867302 = 1.153001 with 3 degrees of freedom: 0.833780.
    assertThat(trend.atLeast(5, 4, 0)).isCloseTo(0.833780, within(1e-5));
    // t(0.9, 3) = 1.637744.
    assertThat(trend.interval(5, 0.8, 0).upper() - 5).isCloseTo(1.637744 * 0.867302, within(1e-5));
    assertThat(trend.interval(5, 0.8, 0).lower() - 5).isCloseTo(-1.637744 * 0.867302, within(1e-5));
  }

  @Test
  void aLineThatFitsBetterThanChanceAllowsIsAsUnsureAsChance() {
    double[] times = {0, 1, 2, 3, 4, 5};
    RobustTrend trend = RobustTrend.of(times, new double[] {1, 2, 3, 4, 5, 6});
    assertThat(trend.atLeast(6, 6.9, 0)).isEqualTo(1);
    assertThat(trend.atLeast(6, 7.1, 0)).isEqualTo(0);
    // 0.1 · √(1 + π/2/6 + π/3 · 12.25/17.5) = 0.141239: t = −0.708021 with 4 degrees of freedom.
    assertThat(trend.atLeast(6, 7.1, 0.01)).isCloseTo(0.259004, within(1e-5));
  }

  @Test
  void monthsThatHangTogetherTellLess() {
    double[] times = {0, 1, 2, 3, 4, 5, 6, 7};
    double[] apart = {1, -1, 1, -1, -1, 1, -1, 1};
    double[] together = {1, 1, 1, -1, -1, -1, 1, -1};
    assertThat(RobustTrend.of(times, together).slope()).isEqualTo(0);
    assertThat(RobustTrend.of(times, apart).slope()).isEqualTo(0);
    double narrow = width(RobustTrend.of(times, apart));
    double wide = width(RobustTrend.of(times, together));
    assertThat(wide).isGreaterThan(narrow);
  }

  private static double width(RobustTrend trend) {
    Interval interval = trend.interval(12, 0.8, 0);
    return interval.upper() - interval.lower();
  }

  @Test
  void aSeriesIsOrderedFiniteAndLongEnough() {
    assertThatThrownBy(() -> RobustTrend.of(new double[] {0, 1}, new double[] {1, 2}))
        .hasMessageStartingWith("no series of at least 3 values");
    assertThatThrownBy(() -> RobustTrend.of(new double[] {0, 2, 1}, new double[] {1, 2, 3}))
        .hasMessageStartingWith("no series");
    assertThatThrownBy(
            () -> RobustTrend.of(new double[] {0, 1, 2}, new double[] {1, Double.NaN, 3}))
        .hasMessageStartingWith("no series");
    assertThatThrownBy(() -> RobustTrend.of(new double[] {0, 1, 2}, new double[] {1, 2}))
        .hasMessageStartingWith("no series");
  }
}
