package io.xiaoneng.dashboard.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.registry.change.Touched;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.RegistryKey;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds the fold, the cube and the recomputation to the same rows and cells over random histories,
 * and over changes of the registry and the calendar behind them.
 */
class RecomputationPropertiesTest {

  private static final int CASES = Integer.getInteger("xiaoneng.histories", 250);
  private static final Instant RECORDED = Instant.parse("2019-06-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({"cn, 1", "weekdays, 2", "every-day, 3"})
  void foldCubeAndRecomputationAgreeOnEveryRowAndCell(String calendar, long seed) throws Exception {
    try (City city = new City("recomputation_" + seed, calendar, Histories.registry())) {
      fill(city, seed);
      Report report = city.reconcile(1_000);
      assertThat(report.differences()).isEmpty();
      assertThat(report.cases()).isEqualTo(CASES);
      assertThat(report.others()).isEqualTo(2L * (CASES / 4));
      assertThat(report.cells()).isPositive();
      assertThat(report.unsettled()).isZero();
    }
  }

  private static void fill(City city, long seed) throws Exception {
    Histories histories = new Histories(seed);
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      for (String event : histories.ofCase("c" + i)) {
        city.send(event, RECORDED.plusSeconds(random.nextInt(9_000_000)));
      }
    }
    for (int i = 0; i < CASES / 4; i++) {
      for (String event : histories.ofTicket("q" + i)) {
        city.send(event, RECORDED.plusSeconds(random.nextInt(9_000_000)));
      }
      for (String event : histories.ofContract("k" + i)) {
        city.send(event, RECORDED.plusSeconds(random.nextInt(9_000_000)));
      }
    }
    city.write();
  }

  @Test
  void theyAgreeAfterEveryChangeOfTheRegistryWhenOnlyTheCasesItTouchesAreFoldedAgain()
      throws Exception {
    try (City city = new City("recomputation_changes", "cn", Histories.registry())) {
      fill(city, 5);
      for (Map<String, String> change : Histories.changes()) {
        MutableRegistry before = city.registryOfNow();
        String were = city.figures();
        city.publish(change);
        Set<String> touched =
            cases(
                city,
                Touched.where(
                    before,
                    city.registry,
                    change.keySet().stream().map(RegistryKey::parse).toList(),
                    "cn"));
        assertThat(touched).as(change.keySet().toString()).isNotEmpty();
        city.writeCases(touched);
        city.writeSubjects();
        assertThat(city.reconcile(100_000).differences()).as(change.keySet().toString()).isEmpty();
        assertThat(city.figures()).as(change.keySet().toString()).isNotEqualTo(were);
      }
    }
  }

  private static Set<String> cases(City city, String condition) throws Exception {
    Set<String> cases = new HashSet<>();
    try (Statement statement = city.connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT case_id FROM case_row FINAL WHERE " + condition)) {
      while (rows.next()) {
        cases.add(rows.getString(1));
      }
    }
    return cases;
  }
}
