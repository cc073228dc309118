package io.xiaoneng.dashboard.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.retention.ErasureForTests;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose words were erased stays in every figure, and no rebuild brings the words back. */
class ErasedCaseTest {

  private static final Instant RECORDED = Instant.parse("2019-06-01T00:00:00Z");
  private static final int CASES = 12;

  private static City city;

  @BeforeAll
  static void fill() throws Exception {
    city = new City("erased", "cn", Histories.registry());
    for (int i = 0; i < CASES; i++) {
      send(i, "1", "0", "case.applied", 10, ",\"note\":\"EXTRA\"");
      send(i, "2", "0", "case.accepted", 11, "");
      send(
          i,
          "3",
          "0",
          "case.special-started",
          12,
          ",\"procedure\":\"p\",\"kind\":\"EXTENSION\",\"grantedDays\":2,\"approvedBy\":\"WU\","
              + "\"reason\":\"WORDS\"");
      send(i, "4", "0", "case.decided", 14 + i % 5, ",\"outcome\":\"APPROVED\",\"note\":\"EXTRA\"");
      // Two contents of one revision: the smaller hash counts, also once their words are alike.
      send(i, "5", "1", "case.withdrawn", 20, ",\"reason\":\"WORDS one\"");
      send(i, "5", "1", "case.withdrawn", 21, ",\"reason\":\"WORDS two\"");
      send(i, "5", "2", "case.withdrawn", 20, ",\"reason\":\"WORDS three\"");
    }
    city.write();
    run(new ReconciliationSettings(100_000, 2, Duration.ZERO, true, false));
  }

  private static void send(
      int number, String id, String revision, String type, int day, String more) throws Exception {
    String about =
        type.equals("case.special-started")
            ? "\"x\":1"
            : "\"unit\":\"D1\",\"item\":\"SERVICE\",\"channel\":\"WEB\",\"kind\":\"COMMITTED\"";
    city.send(
        ("{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/a\",\"type\":\"%s\",\"subject\":\"case-%d\","
                + "\"revision\":%s,\"time\":\"2018-03-%dT10:00:00Z\",\"data\":{%s%s}}")
            .formatted(id, type, number, revision, day, about, more),
        RECORDED);
  }

  @AfterAll
  static void close() throws Exception {
    city.close();
  }

  private static Report run(ReconciliationSettings settings) throws Exception {
    return new Reconciliation(
            city.jdbc, Histories.ZONE, "cn", settings, Clock.systemUTC(), told -> {}, null)
        .run();
  }

  private static long holding(String word) throws Exception {
    try (Statement statement = city.connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count() FROM event_archive WHERE position(raw, '" + word + "') > 0")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void figuresReconciliationAndRebuildAreWhatTheyWere() throws Exception {
    String right = city.figures();
    assertThat(city.reconcile(100_000).differences()).isEmpty();
    assertThat(holding("WORDS")).isEqualTo(4L * CASES);
    try (ErasureForTests erasure = new ErasureForTests(city.jdbc)) {
      for (int i = 0; i < CASES; i++) {
        assertThat(erasure.erase("case-" + i)).isEqualTo(6);
        assertThat(erasure.erase("case-" + i)).as("once more").isZero();
      }
    }
    for (String word : new String[] {"WORDS", "EXTRA", "WU"}) {
      assertThat(holding(word)).as(word).isZero();
    }
    assertThat(holding("erased")).isEqualTo(4L * CASES);
    assertThat(city.figures()).isEqualTo(right);
    assertThat(city.reconcile(100_000).differences()).as("reconciliation").isEmpty();

    city.execute("TRUNCATE TABLE case_row");
    city.execute("TRUNCATE TABLE cube_cell");
    assertThat(
            run(new ReconciliationSettings(100_000, 2, Duration.ZERO, false, true)).differences())
        .as("rebuild")
        .isEmpty();
    assertThat(city.figures()).isEqualTo(right);
    assertThat(holding("WORDS")).isZero();
  }
}
