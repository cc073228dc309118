package io.xiaoneng.dashboard.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds the fold, the cube and the recomputation to the same rows and cells over random histories.
 */
class RecomputationPropertiesTest {

  private static final int CASES = Integer.getInteger("xiaoneng.histories", 250);

  @ParameterizedTest
  @CsvSource({"cn, 1", "weekdays, 2", "every-day, 3"})
  void foldCubeAndRecomputationAgreeOnEveryRowAndCell(String calendar, long seed) throws Exception {
    Histories histories = new Histories(seed);
    Random random = new Random(seed);
    try (City city = new City("recomputation_" + seed, calendar, Histories.registry())) {
      for (int i = 0; i < CASES; i++) {
        for (String event : histories.ofCase("c" + i)) {
          city.send(
              event, Instant.parse("2019-06-01T00:00:00Z").plusSeconds(random.nextInt(9_000_000)));
        }
      }
      city.write();
      Report report = city.reconcile(1_000);
      assertThat(report.differences()).isEmpty();
      assertThat(report.cases()).isEqualTo(CASES);
      assertThat(report.cells()).isPositive();
      assertThat(report.unsettled()).isZero();
    }
  }
}
