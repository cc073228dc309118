package io.xiaoneng.dashboard.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults put into the tables of a small city are found, each by name, and mended. */
class ReconcilerTest {

  private static final Instant RECORDED = Instant.parse("2019-06-01T00:00:00Z");
  private static final String DATA =
      "\"data\":{\"unit\":\"D1\",\"item\":\"SERVICE\",\"channel\":\"WEB\",\"kind\":\"COMMITTED\"}}";

  private static City city;

  @BeforeAll
  static void fill() throws Exception {
    city = new City("reconciler", "cn", Histories.registry());
    Histories histories = new Histories(4);
    for (int i = 0; i < 60; i++) {
      for (String event : histories.ofCase("c" + i)) {
        city.send(event, RECORDED);
      }
    }
    for (int i = 0; i < 9; i++) {
      for (String event : histories.ofTicket("q" + i)) {
        city.send(event, RECORDED);
      }
      for (String event : histories.ofContract("k" + i)) {
        city.send(event, RECORDED);
      }
    }
    for (int day = 1; day <= 4; day++) {
      city.send(event("plain-" + day, "1", "case.applied", "2018-03-0%dT10:00:00Z", day), RECORDED);
      city.send(
          event("plain-" + day, "2", "case.accepted", "2018-03-0%dT11:00:00Z", day), RECORDED);
    }
    city.send(other("plain-q", "1", "queue.taken", "10", ""), RECORDED);
    city.send(other("plain-q", "2", "queue.called", "11", ",\"window\":\"7\""), RECORDED);
    city.send(
        other("plain-k", "1", "agency.contracted", "10", ",\"dueAt\":\"2018-03-09T00:00:00Z\""),
        RECORDED);
    city.send(other("plain-k", "2", "agency.finished", "11", ""), RECORDED);
    city.write();
    // The days of its points are what a repair makes of them.
    run(new ReconciliationSettings(100_000, 2, Duration.ZERO, true, false));
  }

  /** An event of a ticket or contract, at that hour of 2018-03-05. */
  private static String other(String subject, String id, String type, String hour, String more) {
    return ("{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/a\",\"type\":\"%s\",\"subject\":\"%s\","
            + "\"time\":\"2018-03-05T%s:00:00Z\",\"data\":{\"servicePoint\":\"P1\",\"agency\":\"a\"%s}}")
        .formatted(id, type, subject, hour, more);
  }

  private static String event(String subject, String id, String type, String time, int day) {
    return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/a\",\"type\":\"%s\",\"subject\":\"%s\",\"time\":\"%s\","
            .formatted(id, type, subject, time.formatted(day))
        + DATA;
  }

  @AfterAll
  static void close() throws Exception {
    city.close();
  }

  @BeforeEach
  void startFromRightTables() throws Exception {
    city.execute("TRUNCATE TABLE case_row");
    city.execute("TRUNCATE TABLE cube_cell");
    city.execute("TRUNCATE TABLE ticket_row");
    city.execute("TRUNCATE TABLE contract_row");
    city.execute("TRUNCATE TABLE job_progress");
    city.execute("TRUNCATE TABLE reconciliation_run");
    city.writeRows();
  }

  /** One fault of each kind, every wrong row under a version above the right one. */
  private static void fault() throws SQLException {
    city.execute(
        "INSERT INTO case_row SELECT * REPLACE (due_promise + INTERVAL 1 SECOND AS due_promise,"
            + " version + bitShiftLeft(toUInt128(9), 96) AS version) FROM case_row FINAL WHERE case_id = 'plain-1'");
    city.execute("DELETE FROM case_row WHERE case_id = 'plain-2'");
    city.execute(
        "INSERT INTO case_row SELECT * REPLACE ('zz-ghost' AS case_id) FROM (SELECT * FROM case_row"
            + " FINAL WHERE case_id = 'plain-3')");
    city.execute(
        "INSERT INTO case_row SELECT * REPLACE (version + 7 AS version) FROM case_row FINAL WHERE"
            + " case_id = 'plain-4'");
    city.execute(
        "INSERT INTO cube_cell SELECT * REPLACE (n + 1 AS n, version + 1000 AS version)"
            + " FROM cube_cell FINAL WHERE cohort = 'applied' AND day = '2018-03-01'");
    city.execute(
        "INSERT INTO cube_cell SELECT * REPLACE (toDate32('2018-01-01') AS day) FROM (SELECT * FROM"
            + " cube_cell FINAL WHERE cohort = 'applied' AND day = '2018-03-03')");
    city.execute("DELETE FROM cube_cell WHERE cohort = 'accepted' AND day = '2018-03-04'");
    city.execute(
        "INSERT INTO cube_cell (cohort, day, district, channel, item_type, kind, version) VALUES"
            + " ('applied', '2018-01-01', 'D1', 'TERMINAL', '', '', 1)");
  }

  @Test
  void everyFaultIsFoundByItsNameAndNothingElse() throws Exception {
    fault();
    List<Difference> found = city.reconcile(100_000).differences();
    assertThat(found)
        .filteredOn(each -> each.what().equals(Difference.CASE))
        .filteredOn(each -> !each.column().equals(Difference.VERSION))
        .containsExactlyInAnyOrder(
            new Difference(
                "case",
                "plain-1",
                "due_promise",
                "2018-03-06 15:59:59.999",
                "2018-03-06 16:00:00.999"),
            new Difference("case", "plain-2", "row", "row", ""),
            new Difference("case", "zz-ghost", "row", "", "row"));
    assertThat(found)
        .filteredOn(each -> each.column().equals(Difference.VERSION))
        .extracting(Difference::key)
        .containsExactly("plain-4");
    assertThat(found)
        .filteredOn(each -> each.what().equals(Difference.CELL) && each.column().equals("n"))
        .containsExactlyInAnyOrder(
            new Difference("cell", "applied/2018-03-01/D1/WEB/公共服务/COMMITTED", "n", "1", "2"),
            new Difference("cell", "applied/2018-01-01/D1/WEB/公共服务/COMMITTED", "n", "0", "1"),
            new Difference("cell", "accepted/2018-03-04/D1/WEB/公共服务/COMMITTED", "n", "1", "0"));
  }

  @Test
  void aRepairWritesRowsAndCellsRightAgainUnderWhateverVersionTheWrongOnesWere() throws Exception {
    String right = city.figures();
    fault();
    assertThat(city.figures()).isNotEqualTo(right);
    Report report = run(new ReconciliationSettings(300, 2, Duration.ZERO, true, false));
    assertThat(report.differences()).isEmpty();
    assertThat(report.repaired()).isEqualTo(7);
    assertThat(city.figures()).isEqualTo(right);
    Run last = RunTables.last(city.connection).orElseThrow();
    assertThat(last.state()).isEqualTo(Run.State.DONE);
    assertThat(last.repaired()).isEqualTo(7);
  }

  @Test
  void aRebuildFromTheArchiveGivesTheSameFigures() throws Exception {
    String right = city.figures();
    city.execute("TRUNCATE TABLE case_row");
    city.execute("TRUNCATE TABLE cube_cell");
    assertThat(
            run(new ReconciliationSettings(100_000, 2, Duration.ZERO, false, true)).differences())
        .isEmpty();
    assertThat(city.figures()).isEqualTo(right);
  }

  private static Report run(ReconciliationSettings settings) throws Exception {
    return run(settings, null);
  }

  private static Report run(ReconciliationSettings settings, @Nullable JobMends job)
      throws Exception {
    return new Reconciliation(
            city.jdbc, Histories.ZONE, "cn", settings, Clock.systemUTC(), told -> {}, job)
        .run();
  }

  /** A sum off by this much: a case too many, counted on time, with a D1 of 4 days. */
  private static CubeCell off() {
    return CubeCell.of(new long[] {1, 1, 0, 0, 0, 0, 1, 4, 0, 0, 0}, Map.of(4, 1L));
  }

  @Test
  void whatTheJobKeepsIsMendedTooSoThatItsNextWordIsRight() throws Exception {
    String right = city.figures();
    ReconciliationSettings repairing =
        new ReconciliationSettings(100_000, 2, Duration.ZERO, true, false);
    JobForTests job = new JobForTests(city);
    CubeKey wrong = cell("2018-03-01");
    CubeKey onlyTheTable = cell("2018-03-02");
    job.add(wrong, off());
    city.writeCell(onlyTheTable, off(), 9L << 40);

    Report report = run(repairing, job);
    assertThat(report.differences()).isEmpty();
    assertThat(report.repaired()).isEqualTo(2);
    assertThat(city.figures()).isEqualTo(right);

    job.add(wrong, new CubeCell());
    job.add(onlyTheTable, new CubeCell());
    assertThat(city.figures()).isEqualTo(right);
  }

  @Test
  void withoutAWordToTheJobAWrongSumOfItsComesBack() throws Exception {
    String right = city.figures();
    JobForTests job = new JobForTests(city);
    job.add(cell("2018-03-01"), off());
    run(new ReconciliationSettings(100_000, 2, Duration.ZERO, true, false));
    assertThat(city.figures()).isEqualTo(right);
    job.add(cell("2018-03-01"), new CubeCell());
    assertThat(city.figures()).isNotEqualTo(right);
  }

  private static CubeKey cell(String day) {
    return new CubeKey(
        CubeKey.Cohort.APPLIED, LocalDate.parse(day), "D1", "WEB", "公共服务", "COMMITTED");
  }

  @Test
  void aWrongCaseIsGivenItsEventsOnceMore() throws Exception {
    JobForTests job = new JobForTests(city);
    city.execute("DELETE FROM case_row WHERE case_id = 'plain-2'");
    run(new ReconciliationSettings(100_000, 2, Duration.ZERO, true, false), job);
    assertThat(job.events).containsExactly("plain-2", "plain-2");
  }

  @Test
  void wrongTicketsAndContractsAreFoundAndRepaired() throws Exception {
    String right = city.figures();
    city.execute("DELETE FROM ticket_row WHERE ticket = 'q1'");
    city.execute(
        "INSERT INTO ticket_row SELECT * REPLACE (version + bitShiftLeft(toUInt128(9), 96) AS"
            + " version, 'W?' AS window) FROM ticket_row FINAL WHERE ticket = 'q2'");
    city.execute(
        "INSERT INTO contract_row SELECT * REPLACE ('ghost' AS contract) FROM (SELECT * FROM"
            + " contract_row FINAL WHERE contract = 'k1')");
    assertThat(city.reconcile(100_000).differences())
        .extracting(Difference::what, Difference::key, Difference::column)
        .containsExactlyInAnyOrder(
            tuple("ticket", "q1", "row"),
            tuple("ticket", "q2", "window"),
            tuple("contract", "ghost", "row"));
    Report report = run(new ReconciliationSettings(100_000, 2, Duration.ZERO, true, false));
    assertThat(report.differences()).isEmpty();
    assertThat(report.repaired()).isEqualTo(3);
    assertThat(city.figures()).isEqualTo(right);
  }

  @Test
  void aTicketOrContractThatTheJobHasLostEventsOfIsGivenThemAndItsNextWordIsRight()
      throws Exception {
    String right = city.figures();
    JobForTests job = new JobForTests(city);
    List<String> wrong = List.of("plain-q", "plain-k");
    city.execute("DELETE FROM ticket_row WHERE ticket = '" + wrong.get(0) + "'");
    city.execute("DELETE FROM contract_row WHERE contract = '" + wrong.get(1) + "'");
    for (String each : wrong) {
      job.lose(each);
    }
    assertThat(city.figures()).isNotEqualTo(right);

    Report report = run(new ReconciliationSettings(100_000, 2, Duration.ZERO, true, false), job);
    assertThat(report.differences()).isEmpty();
    assertThat(report.repaired()).isEqualTo(2);
    assertThat(city.figures()).isEqualTo(right);
    assertThat(Set.copyOf(job.events)).isEqualTo(Set.copyOf(wrong));

    // What the job says next is not the fault again.
    for (String each : wrong) {
      job.write(each);
    }
    assertThat(city.figures()).isEqualTo(right);
  }

  @Test
  void whatTheJobHasNotComeToYetIsLeftToTheNextRun() throws Exception {
    city.execute("DELETE FROM case_row WHERE case_id = 'plain-2'");
    city.execute(
        "INSERT INTO job_progress VALUES ('case', 0, '2019-01-01', '2019-05-31', '2019-05-31')");
    Report report = city.reconcile(100_000);
    assertThat(report.differences()).allMatch(each -> each.what().equals(Difference.CELL));
    assertThat(report.unsettled()).isEqualTo(1);
  }

  @Test
  void aSecondRunBesideOneThatIsAliveIsRefused() throws Exception {
    RunTables.write(city.connection, Run.started(Clock.systemUTC().instant()));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        ReconcileCommand.run(
            List.of("--clickhouse", city.jdbc, "--zone", "Asia/Shanghai", "--calendar", "cn"),
            new PrintStream(new ByteArrayOutputStream()),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("one at a time");
  }

  @Test
  void theCommandTellsOfEverythingThatItComparedOnLinesOfTheirOwn() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        ReconcileCommand.run(
            List.of("--clickhouse", city.jdbc, "--zone", "Asia/Shanghai", "--calendar", "cn"),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream()));
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .contains("differences: 0 cases, 0 tickets and contracts, 0 cells")
        .anyMatch(
            line ->
                line.matches(
                    "circle: compared \\d+ days of communities and [1-9]\\d* days of points, differences: 0"));
    assertThat(code).isZero();
  }

  @Test
  void everyColumnIsRecomputed() throws Exception {
    for (RowKind kind : RowKind.values()) {
      Set<String> known = new HashSet<>(kind.covered);
      known.addAll(List.of(kind.key, "version"));
      assertThat(known).as(kind.table).isEqualTo(columns(kind.table));
    }
    Set<String> cells = new HashSet<>(CellComparison.COVERED);
    cells.addAll(CellComparison.KEYS);
    assertThat(cells).isEqualTo(columns("cube_cell"));
  }

  private static Set<String> columns(String table) throws SQLException {
    Set<String> columns = new HashSet<>();
    try (Statement statement = city.connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT DISTINCT name FROM system.columns WHERE database = currentDatabase() AND"
                    + " table = '"
                    + table
                    + "'")) {
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
    }
    return columns;
  }
}
