package io.xiaoneng.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.statistics.XmrChart.Assurance;
import io.xiaoneng.statistics.XmrChart.Rule;
import io.xiaoneng.statistics.XmrChart.Signal;
import io.xiaoneng.statistics.XmrChart.Variation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The vectors are those of NHSRplotthedots. */
class XmrChartTest {

  private static final double[] ONE_JUMP = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};

  @Test
  void theJumpThatIsLookedForDoesNotWidenTheLimits() {
    XmrChart chart = XmrChart.of(ONE_JUMP);
    assertThat(chart.mean()).isCloseTo(1.9444, within(5e-5));
    assertThat(chart.limits().lower()).isCloseTo(-0.7156, within(5e-5));
    assertThat(chart.limits().upper()).isCloseTo(4.6044, within(5e-5));
    assertThat(chart.signal(4)).isEqualTo(new Signal(Rule.OUTSIDE, true));
    XmrChart unscreened = XmrChart.of(ONE_JUMP, false);
    assertThat(unscreened.limits().lower()).isCloseTo(-3.0626, within(5e-5));
    assertThat(unscreened.limits().upper()).isCloseTo(6.9515, within(5e-5));
  }

  @Test
  void theSeventhOfARiseIsATrend() {
    XmrChart rising = XmrChart.of(1, 2, 3, 4, 5, 6, 7);
    assertThat(rules(rising).subList(0, 6)).doesNotContain(Rule.TREND);
    XmrChart wide = XmrChart.of(1, 2, 3, 4, 5, 6, 7, -40, 40, -40, 40);
    assertThat(wide.signal(6)).isEqualTo(new Signal(Rule.TREND, true));
    assertThat(wide.signal(5)).isNull();
    XmrChart standing = XmrChart.of(1, 2, 3, 3, 4, 5, 6, -40, 40, -40, 40);
    assertThat(rules(standing)).containsOnlyNulls();
  }

  @Test
  void twoOfThreeNearALimitCountOnOneSideOnly() {
    double[] apart = alternating(16);
    apart[14] = 5.5;
    apart[15] = -5.5;
    assertThat(rules(XmrChart.of(apart))).containsOnlyNulls();
    double[] together = alternating(17);
    together[14] = 6;
    together[16] = 6;
    XmrChart chart = XmrChart.of(together);
    assertThat(chart.limits().contains(6)).isTrue();
    assertThat(chart.signal(14)).isNull();
    assertThat(chart.signal(15)).isNull();
    assertThat(chart.signal(16)).isEqualTo(new Signal(Rule.TWO_OF_THREE, true));
  }

  @Test
  void theSeventhOnOneSideOfTheMeanIsASignal() {
    double[] values = {9, -9, 9, -9, -2, -1, -2, -1, -2, -1, 9};
    XmrChart chart = XmrChart.of(values);
    assertThat(chart.signal(8)).isNull();
    assertThat(chart.signal(9)).isEqualTo(new Signal(Rule.ONE_SIDE, false));
    assertThat(chart.signal(10)).isNull();
  }

  @Test
  void theFirstRuleThatHoldsIsTold() {
    XmrChart chart = XmrChart.of(1, 2, 3, 4, 5, 6, 60);
    assertThat(chart.signal(6)).isEqualTo(new Signal(Rule.OUTSIDE, true));
  }

  @Test
  void aTargetOutsideTheLimitsIsAlwaysMetOrNever() {
    assertThat(between(1, 3).assurance(4, Better.HIGHER)).isEqualTo(Assurance.CONSISTENTLY_FAILS);
    assertThat(between(5, 7).assurance(4, Better.HIGHER)).isEqualTo(Assurance.CONSISTENTLY_PASSES);
    assertThat(between(1, 5).assurance(4, Better.HIGHER)).isEqualTo(Assurance.HIT_AND_MISS);
    assertThat(between(1, 3).assurance(4, Better.LOWER)).isEqualTo(Assurance.CONSISTENTLY_PASSES);
    assertThat(between(5, 7).assurance(4, Better.LOWER)).isEqualTo(Assurance.CONSISTENTLY_FAILS);
  }

  @Test
  void aSignalIsGoodOrBadByTheWayTheFigureIsGood() {
    double[] values = Arrays.copyOf(ONE_JUMP, 5);
    XmrChart chart = XmrChart.of(new double[] {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 10});
    assertThat(chart.variation(Better.HIGHER)).isEqualTo(Variation.IMPROVEMENT);
    assertThat(chart.variation(Better.LOWER)).isEqualTo(Variation.CONCERN);
    assertThat(XmrChart.of(ONE_JUMP).variation(Better.HIGHER)).isEqualTo(Variation.COMMON_CAUSE);
    assertThat(XmrChart.of(values).trial()).isTrue();
    assertThat(chart.trial()).isFalse();
  }

  @Test
  void equalPeriodsAndASinglePeriodShowNothing() {
    double[] third = new double[20];
    Arrays.fill(third, 0.1 + 0.2);
    assertThat(rules(XmrChart.of(third))).containsOnlyNulls();
    assertThat(rules(XmrChart.of(0.3))).containsOnlyNulls();
    assertThat(XmrChart.of(0.3).limits()).isEqualTo(new Interval(0.3, 0.3));
  }

  @Test
  void aSingleJumpInAFlatLineKeepsLimitsWithAWidth() {
    XmrChart chart = XmrChart.of(1, 1, 1, 1, 5, 1, 1, 1, 1, 1, 1, 1);
    assertThat(chart.signal(4)).isEqualTo(new Signal(Rule.OUTSIDE, true));
    assertThat(chart.signal(11)).extracting(Signal::rule).isEqualTo(Rule.ONE_SIDE);
    assertThat(chart.signal(3)).isNull();
  }

  @Test
  void limitsAreSetAnewWhereThatIsRecorded() {
    double[] values = {1, 2, 1, 2, 11, 12, 11, 12};
    List<XmrChart> phases = XmrChart.phases(values, new TreeSet<>(List.of(4)));
    assertThat(phases).extracting(XmrChart::mean).containsExactly(1.5, 11.5);
    assertThat(XmrChart.phases(values, new TreeSet<>())).hasSize(1);
    assertThatThrownBy(() -> XmrChart.phases(values, new TreeSet<>(List.of(8))))
        .hasMessageContaining("8 of 8 values");
    assertThatThrownBy(() -> XmrChart.of(1, Double.NaN)).hasMessageContaining("finite");
  }

  @Property(tries = 200)
  void aChartTurnedUpsideDownShowsTheSameUpsideDown(
      @ForAll @Size(min = 1, max = 30) double @DoubleRange(min = -100, max = 100) [] values) {
    XmrChart chart = XmrChart.of(values);
    XmrChart turned = XmrChart.of(Arrays.stream(values).map(each -> -each).toArray());
    for (int i = 0; i < values.length; i++) {
      Signal signal = chart.signal(i);
      assertThat(turned.signal(i))
          .isEqualTo(signal == null ? null : new Signal(signal.rule(), !signal.high()));
    }
    assertThat(chart.variation(Better.HIGHER)).isEqualTo(turned.variation(Better.LOWER));
  }

  private static double[] alternating(int length) {
    return IntStream.range(0, length).mapToDouble(i -> i % 2 == 0 ? 1 : -1).toArray();
  }

  /** A chart with these limits: values that alternate around their middle. */
  private static XmrChart between(double lower, double upper) {
    double step = (upper - lower) / 2 / 2.66;
    double middle = (lower + upper) / 2;
    XmrChart chart = XmrChart.of(moved(alternating(12), middle, step));
    assertThat(chart.limits().lower()).isCloseTo(lower, within(1e-9));
    assertThat(chart.limits().upper()).isCloseTo(upper, within(1e-9));
    return chart;
  }

  private static double[] moved(double[] values, double middle, double step) {
    return Arrays.stream(values).map(each -> middle + each * step / 2).toArray();
  }

  private static List<@Nullable Rule> rules(XmrChart chart) {
    List<@Nullable Rule> rules = new ArrayList<>();
    for (int i = 0; i < chart.size(); i++) {
      Signal signal = chart.signal(i);
      rules.add(signal == null ? null : signal.rule());
    }
    return rules;
  }
}
