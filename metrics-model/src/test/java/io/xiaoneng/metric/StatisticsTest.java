package io.xiaoneng.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.statistics.Binomial;
import io.xiaoneng.statistics.Interval;
import io.xiaoneng.statistics.Wilson;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

  @Test
  void wilsonGivesTheKnownInterval() {
    Interval interval = Wilson.interval(50, 500, 1.6448536269514722);
    assertThat(interval.lower()).isCloseTo(0.08003919, within(5e-9));
    assertThat(interval.upper()).isCloseTo(0.1242664, within(5e-8));
  }

  @Test
  void wilsonStaysBetweenZeroAndOne() {
    assertThat(Wilson.interval(0, 3, Wilson.Z95).lower()).isZero();
    assertThat(Wilson.interval(0, 3, Wilson.Z95).upper()).isBetween(0.5, 0.6);
    assertThat(Wilson.interval(3, 3, Wilson.Z95).upper()).isEqualTo(1);
    assertThat(Wilson.interval(0, 0, Wilson.Z95)).isNull();
    assertThatThrownBy(() -> Wilson.interval(4, 3, 1))
        .hasMessage("x is 4, must lie between 0 and n = 3");
  }

  @Test
  void quantilesLieLinearlyBetweenOrderStatistics() {
    double[] sorted = {1, 2, 4, 8};
    assertThat(Quantile.ofSorted(sorted, 0)).isEqualTo(1);
    assertThat(Quantile.ofSorted(sorted, 0.5)).isEqualTo(3);
    assertThat(Quantile.ofSorted(sorted, 0.9)).isCloseTo(6.8, within(1e-12));
    assertThat(Quantile.ofSorted(sorted, 1)).isEqualTo(8);
    assertThat(Quantile.ofSorted(new double[] {7}, 0.5)).isEqualTo(7);
  }

  @Test
  void noDataHasNoQuantile() {
    assertThat(Quantile.ofSorted(new double[0], 0.5)).isNull();
    assertThat(Quantile.ofCounts(new TreeMap<>(), 0.5)).isNull();
    assertThatThrownBy(() -> Quantile.ofSorted(new double[] {1}, 1.5))
        .hasMessage("p is 1.5, must lie between 0 and 1");
  }

  @Test
  void aCountMapGivesTheSameQuantilesAsItsValues() {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      int[] values = random.ints(1 + random.nextInt(30), 0, 12).sorted().toArray();
      TreeMap<Integer, Long> counts = new TreeMap<>();
      Arrays.stream(values).forEach(value -> counts.merge(value, 1L, Long::sum));
      for (double p : new double[] {0, 0.1, 0.5, 0.9, 0.95, 1}) {
        assertThat(Quantile.ofCounts(counts, p))
            .isEqualTo(Quantile.ofSorted(Arrays.stream(values).asDoubleStream().toArray(), p));
      }
    }
  }

  @Test
  void theCatalogueDefinesEachMetricOnceInBothLanguages() {
    assertThat(MetricCatalogue.all())
        .extracting(MetricDefinition::id)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrder(
            "cases-applied",
            "cases-accepted",
            "cases-decided",
            "cases-open",
            "cases-quarantined",
            "online-rate",
            "mobile-rate",
            "terminal-rate",
            "online-completion",
            "handling-days",
            "end-to-end-days",
            "on-time",
            "overdue",
            "open-age",
            "immediate-cases",
            "one-window-cases",
            "stop-rate",
            "stop-share",
            "supplement-rate",
            "feed-quality",
            "online-whole",
            "assisted-rate",
            "city-wide",
            "actual-cut",
            "statutory-on-time",
            "overdue-statutory",
            "accept-on-time",
            "delivery-on-time",
            "late-edit-rate",
            "once-told",
            "return-rate",
            "one-visit",
            "zero-visit",
            "visits",
            "materials-shared",
            "bundle-days",
            "project-days",
            "project-items",
            "project-materials",
            "rated-active",
            "bad-per-10k",
            "rectified",
            "revisited",
            "wait-minutes",
            "service-minutes",
            "abandon-rate",
            "agency-on-time",
            "feed-timeliness",
            "online-available",
            "online-full",
            "dormant-items",
            "promise-cut",
            "immediate-items",
            "one-window",
            "materials-cut",
            "high-frequency",
            "personal-local",
            "data-aggregation",
            "handling-days-survival",
            "clock-parts",
            "stop-near-due",
            "month-end-share",
            "promise-heaping",
            "backdated-acceptance",
            "extension-rate",
            "promise-rewritten",
            "promise-lengthened",
            "refuse-reapply",
            "default-rating-share",
            "terminals-street",
            "terminals-community",
            "circle-population",
            "circle-communities",
            "task-on-time");
    assertThat(MetricCatalogue.all())
        .allSatisfy(
            metric -> {
              assertThat(metric.definition().zh()).matches("(?s).*\\p{IsHan}.*");
              assertThat(metric.definition().en()).matches("\\p{ASCII}+");
              assertThat(metric.denominator() == null)
                  .isEqualTo(metric.unit() == MetricDefinition.Unit.COUNT);
            });
    assertThat(MetricCatalogue.find("online-rate").target().value()).isEqualTo(0.84);
    assertThat(MetricCatalogue.find("no-such")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0,10,0,0.30849710781876083",
    "10,10,0.6915028921812392,1",
    "1,10,0.0025285785444617985,0.4450161170400486",
    "5,100,0.016431879182052,0.112834911105",
    "3,1000000,0.0000006186721,0.0000087672666"
  })
  void theExactIntervalIsThatOfClopperAndPearson(long x, long n, double low, double high) {
    Interval interval = Binomial.interval(x, n, Binomial.ALPHA95);
    assertThat(interval.lower()).isCloseTo(low, within(1e-10));
    assertThat(interval.upper()).isCloseTo(high, within(1e-10));
  }

  @Test
  void theExactIntervalOfNothingIsNull() {
    assertThat(Binomial.interval(0, 0, Binomial.ALPHA95)).isNull();
    assertThatThrownBy(() -> Binomial.interval(3, 2, Binomial.ALPHA95))
        .hasMessage("x is 3, must lie between 0 and n = 2");
  }
}
