package io.xiaoneng.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.statistics.KaplanMeier.Count;
import io.xiaoneng.statistics.KaplanMeier.Step;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

  /**
   * Weeks of remission under 6-mercaptopurine, 21 patients of which 12 were still in remission
   * (Freireich and others 1963), the example of Gehan 1965, Kalbfleisch and Prentice, and Collett.
   */
  private static final KaplanMeier REMISSION =
      of("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23" + " 25+ 32+ 32+ 34+ 35+");

  private static KaplanMeier of(String waits) {
    TreeMap<Integer, Count> counts = new TreeMap<>();
    for (String each : waits.split(" ")) {
      boolean open = each.endsWith("+");
      counts.merge(
          Integer.parseInt(each.replace("+", "")),
          open ? new Count(0, 1) : new Count(1, 0),
          Count::plus);
    }
    return KaplanMeier.of(counts);
  }

  @Test
  void theRemissionTimesHaveTheirPublishedCurve() {
    double[][] published = {
      {6, 21, .8571, .0764, .620, .952},
      {7, 17, .8067, .0869, .563, .923},
      {10, 15, .7529, .0963, .503, .889},
      {13, 12, .6902, .1068, .432, .849},
      {16, 11, .6275, .1141, .368, .805},
      {22, 7, .5378, .1282, .268, .747},
      {23, 6, .4482, .1346, .188, .680}
    };
    Step[] events =
        REMISSION.steps().stream().filter(each -> each.events() > 0).toArray(Step[]::new);
    assertThat(events).hasSize(published.length);
    for (int i = 0; i < events.length; i++) {
      assertThat(events[i].time()).isEqualTo((int) published[i][0]);
      assertThat(events[i].atRisk()).isEqualTo((long) published[i][1]);
      assertThat(events[i].survival()).isCloseTo(published[i][2], within(5e-5));
      assertThat(events[i].deviation()).isCloseTo(published[i][3], within(5e-5));
      assertThat(events[i].low()).isCloseTo(published[i][4], within(5e-4));
      assertThat(events[i].high()).isCloseTo(published[i][5], within(5e-4));
    }
    assertThat(REMISSION.subjects()).isEqualTo(21);
    assertThat(REMISSION.events()).isEqualTo(9);
    assertThat(REMISSION.censored()).isEqualTo(12);
  }

  @Test
  void theMedianOfTheRemissionTimesHasNoUpperEnd() {
    assertThat(REMISSION.quantile(0.5)).isEqualTo(new KaplanMeier.Quantile(23, 13, null));
    assertThat(REMISSION.quantile(0.8)).isEqualTo(new KaplanMeier.Quantile(null, 23, null));
  }

  /** The mean up to the last patient, 35 weeks, is 23.287 with a standard error of 2.827. */
  @Test
  void theMeanIsTheAreaUpToTheHorizon() {
    KaplanMeier.RestrictedMean mean = REMISSION.restrictedMean(100);
    assertThat(mean.horizon()).isEqualTo(35);
    assertThat(mean.mean()).isCloseTo(23.287, within(5e-4));
    assertThat(mean.deviation()).isCloseTo(2.827, within(5e-4));
    // By hand: 6 whole weeks, then 4 more at 18/21 and 17/21·…: 6 + 6/7 + 3·(6/7·16/17).
    assertThat(REMISSION.restrictedMean(10).mean())
        .isCloseTo(6 + 6 / 7.0 + 3 * (6 / 7.0 * 16 / 17.0), within(1e-12));
  }

  @Test
  void whoeverIsCensoredAtATimeWasAtRiskAtIt() {
    KaplanMeier curve = of("0 0+ 1 2+");
    assertThat(curve.survivalAfter(0)).isEqualTo(0.75);
    assertThat(curve.survivalAfter(1)).isEqualTo(0.375);
    assertThat(curve.restrictedMean(5)).extracting("mean").isEqualTo(0.75 + 0.375);
    assertThat(curve.last()).isEqualTo(2);
  }

  @Test
  void aShareThatIsReachedExactlyIsReached() {
    assertThat(of("1 2 3 4 5").quantile(0.8).time()).isEqualTo(4);
    assertThat(of("1 2 3 4").quantile(0.5).time()).isEqualTo(2);
  }

  @Test
  void withoutAnybodyNothingIsKnown() {
    KaplanMeier nobody = KaplanMeier.of(new TreeMap<>());
    assertThat(nobody.restrictedMean(60)).isNull();
    assertThat(nobody.quantile(0.5)).isEqualTo(new KaplanMeier.Quantile(null, null, null));
    assertThat(nobody.survivalAfter(9)).isEqualTo(1);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> KaplanMeier.of(new TreeMap<>(Map.of(-1, new Count(1, 0)))))
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> new Count(-1, 0)).hasMessageContaining("-1");
    assertThatThrownBy(() -> REMISSION.quantile(1)).hasMessageContaining("1");
  }

  /** Without open cases it is the share that is longer, and the mean is the mean. */
  @Property(tries = 300)
  void withNobodyOpenItIsPlainCounting(@ForAll Random random) {
    TreeMap<Integer, Count> counts = new TreeMap<>();
    int n = 1 + random.nextInt(40);
    int[] waits = random.ints(n, 0, 12).toArray();
    double sum = 0;
    for (int each : waits) {
      counts.merge(each, new Count(1, 0), Count::plus);
      sum += each;
    }
    KaplanMeier curve = KaplanMeier.of(counts);
    for (int t = 0; t < 12; t++) {
      int time = t;
      long longer = java.util.Arrays.stream(waits).filter(each -> each > time).count();
      assertThat(curve.survivalAfter(t)).isCloseTo((double) longer / n, within(1e-12));
    }
    assertThat(curve.restrictedMean(12).mean()).isCloseTo(sum / n, within(1e-9));
  }

  /** Redistributing each open case's weight to those that waited longer gives the same curve. */
  @Property(tries = 300)
  void itIsEfronsRedistributionToTheRight(@ForAll Random random) {
    int n = 2 + random.nextInt(30);
    int[] times = random.ints(n, 0, 10).sorted().toArray();
    boolean[] open = new boolean[n];
    TreeMap<Integer, Count> counts = new TreeMap<>();
    for (int i = 0; i < n; i++) {
      open[i] = random.nextInt(3) == 0;
      counts.merge(times[i], open[i] ? new Count(0, 1) : new Count(1, 0), Count::plus);
    }
    double[] weight = new double[n];
    java.util.Arrays.fill(weight, 1.0 / n);
    double ended = 0;
    KaplanMeier curve = KaplanMeier.of(counts);
    for (int t = 0; t < 10; t++) {
      double freed = 0;
      int right = 0;
      for (int i = 0; i < n; i++) {
        ended += times[i] == t && !open[i] ? weight[i] : 0;
        freed += times[i] == t && open[i] ? weight[i] : 0;
        right += times[i] > t ? 1 : 0;
      }
      for (int i = 0; i < n && right > 0; i++) {
        weight[i] += times[i] > t ? freed / right : 0;
      }
      assertThat(curve.survivalAfter(t)).isCloseTo(1 - ended, within(1e-9));
    }
  }
}
