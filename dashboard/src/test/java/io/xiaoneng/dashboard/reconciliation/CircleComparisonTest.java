package io.xiaoneng.dashboard.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.xiaoneng.dashboard.ClickHouseForTests;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults put into the days of points and communities are found, each by name, and mended. */
class CircleComparisonTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-03-07T04:00:00Z");
  private static final String RECORDED = "2026-03-02 01:00:00";
  private static final List<String> FILLED =
      List.of(
          "event_archive",
          "registry_row",
          "registry_history",
          "circle_cell",
          "circle_reach",
          "point_day",
          "coverage_day",
          "reconciliation_run",
          "reconciliation_difference");

  private Connection connection;
  private String jdbc;
  private int offset;

  /** What the job was told. */
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void fill() throws Exception {
    jdbc = ClickHouseForTests.database("circle_comparison");
    connection = DriverManager.getConnection(jdbc);
    for (String each : FILLED) {
      execute("TRUNCATE TABLE " + each);
    }
    say("source//beats/", "\"kind\":\"source\",\"prefix\":\"/beats/\",\"reportsHeartbeats\":true");
    for (String code : List.of("A", "B")) {
      say(
          "unit/" + code,
          "\"kind\":\"unit\",\"code\":\"" + code + "\",\"level\":\"COMMUNITY\",\"urban\":true");
    }
    point("T", "TERMINAL", "24/7");
    point("H", "HALL", "Mo-Fr 09:00-17:00");
    say("bundle/K", "\"kind\":\"bundle\",\"code\":\"K\",\"items\":[\"i1\"]");
    for (int i = 0; i < 3; i++) {
      say("cell/c" + i, "\"kind\":\"cell\",\"id\":\"c" + i + "\"");
      execute(
          "INSERT INTO circle_cell (cell, version, gone, population, community, counts) VALUES ('c%d', 1, false, %d, '%s', true)"
              .formatted(i, 1 << i, i < 2 ? "A" : "B"));
    }
    execute(
        "INSERT INTO circle_reach (point, version, gone, cells, millimetres) VALUES"
            + " ('T', 1, false, ['c0', 'c1'], [100000, 900000]), ('H', 1, false, ['c1', 'c2'], [1170000, 1170001])");
    event("T", "/plain/T", "1", "point.up", "2026-03-02 02:00:00");
    event("T", "/plain/T", "2", "point.down", "2026-03-04 03:00:00");
    event("T", "/plain/T", "3", "point.up", "2026-03-04 05:00:00");
    event("H", "/hall", "1", "point.closed", "2026-03-05 06:00:00");
    event("H", "/hall", "2", "point.opened", "2026-03-05 07:00:00");
    writeRight();
  }

  @AfterEach
  void close() throws SQLException {
    execute("DELETE FROM schema_version WHERE applied_at >= '2030-01-01'");
    connection.close();
  }

  private void point(String id, String kind, String hours) throws SQLException {
    say(
        "point/" + id,
        "\"kind\":\"point\",\"id\":\"%s\",\"pointKind\":\"%s\",\"hours\":\"%s\",\"items\":[\"i1\"]"
            .formatted(id, kind, hours));
  }

  private void say(String key, String body) throws SQLException {
    row(key, "{" + body + "}", RECORDED);
  }

  private void row(String key, String body, String recordedAt) throws SQLException {
    execute(
        "INSERT INTO registry_row (kind, key, `offset`, body, recorded_at) VALUES ('%s', '%s', %d, '%s', '%s')"
            .formatted(key.substring(0, key.indexOf('/')), key, offset++, body, recordedAt));
  }

  private void event(String point, String source, String id, String type, String time)
      throws SQLException {
    String raw =
        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"%s\",\"type\":\"%s\",\"subject\":\"%s\",\"time\":\"%sZ\",\"data\":{}}"
            .formatted(id, source, type, point, time.replace(' ', 'T'));
    execute(
        ("INSERT INTO event_archive (subject, source, id, revision, hash, operation, type, time, recorded_at, test,"
                + " topic, `partition`, `offset`, raw) VALUES ('%s', '%s', '%s', 0, %d, 'UPSERT', '%s', '%s', '%s',"
                + " false, 't', 0, %d, '%s')")
            .formatted(point, source, id, 77 + offset, type, time, time, offset++, raw));
  }

  /** As the tables are when the job does not know that event; the archive does. */
  private void lose(String id) throws Exception {
    execute("CREATE OR REPLACE TABLE lost_event AS event_archive");
    execute(
        "INSERT INTO lost_event SELECT * FROM event_archive WHERE source = '/plain/T' AND id = '"
            + id
            + "'");
    execute("DELETE FROM event_archive WHERE source = '/plain/T' AND id = '" + id + "'");
    writeRight();
    execute("INSERT INTO event_archive SELECT * FROM lost_event");
  }

  /** Makes the tables what the archive says. */
  private void writeRight() throws Exception {
    CircleComparison circle = circle(NOW);
    circle.compare(Progress.NONE, 0);
    circle.repair();
    circle.drop();
  }

  private CircleComparison circle(Instant now) {
    return new CircleComparison(
        connection,
        ZONE,
        "cn",
        new ReconciliationSettings(3, 2, Duration.ZERO, false, false),
        Clock.fixed(now, ZONE));
  }

  private CircleReport compare() throws Exception {
    return compare(NOW);
  }

  private CircleReport compare(Instant now) throws Exception {
    CircleComparison circle = circle(now);
    CircleReport report = circle.compare(Progress.NONE, 0);
    circle.drop();
    return report;
  }

  private CircleReport repair() throws Exception {
    return run(true).circle();
  }

  private Report run(boolean repair) throws Exception {
    JobMends job =
        new JobMends() {
          @Override
          public void send(List<Command> commands) {
            commands.forEach(each -> told.add(each.key()));
          }

          @Override
          public void close() {}
        };
    return new Reconciliation(
            jdbc,
            ZONE,
            "cn",
            new ReconciliationSettings(3, 2, Duration.ZERO, repair, false),
            Clock.fixed(NOW, ZONE),
            what -> {},
            job)
        .run();
  }

  @Test
  void whatWasMadeOfTheEventsAgrees() throws Exception {
    CircleReport report = compare();
    assertThat(report.differences()).isEmpty();
    assertThat(report.unsettled()).isZero();
    assertThat(report.left()).isEmpty();
    assertThat(report.days()).isEqualTo(6);
    assertThat(report.communityDays()).isEqualTo(6 * 2 * 4);
    assertThat(report.pointDays()).isEqualTo(6 * 2);
    assertThat(
            text(
                "SELECT toString(states) FROM point_day FINAL WHERE point = 'T' AND day = '2026-03-04'"))
        .isEqualTo("['OPEN','DOWN','OPEN']");
    assertThat(
            text(
                "SELECT toString(covered) FROM coverage_day FINAL WHERE community = 'A' AND measure ="
                    + " 'open-adult' AND day = '2026-03-04'"))
        .isEqualTo("[3,2,3]");
  }

  @Test
  void aDayOfACommunityChangedUnderAHigherVersionIsFoundByItsNameAndRepaired() throws Exception {
    String right = figures();
    execute(
        "INSERT INTO coverage_day SELECT * REPLACE ([toUInt64(2)] AS covered, version + 99 AS version) FROM"
            + " coverage_day FINAL WHERE community = 'A' AND measure = 'open-adult' AND day = '2026-03-03'");
    CircleReport found = compare();
    assertThat(found.different()).isEqualTo(1);
    assertThat(found.differences())
        .containsExactly(
            new Difference(
                "coverage",
                "2026-03-03/open-adult/A",
                "covered",
                "3 00:00:00; mean 3 / 3",
                "2 00:00:00; mean 3 / 3",
                List.of(),
                Difference.SUM));
    CircleReport repaired = repair();
    assertThat(repaired.different()).isZero();
    assertThat(repaired.repaired()).isEqualTo(1);
    assertThat(figures()).isEqualTo(right);
    assertThat(compare().different()).isZero();
  }

  @Test
  void anEventThatTheJobHasLostIsSeenInItsPointAndInTheCommunitiesAroundAndGivenToItAgain()
      throws Exception {
    String right = figures();
    lose("2");
    CircleReport found = compare();
    assertThat(found.differences())
        .extracting(Difference::what, Difference::key, Difference::column, Difference::points)
        .contains(
            tuple("point", "2026-03-04/T", "states", List.of()),
            tuple("coverage", "2026-03-04/open-adult/A", "covered", List.of("T")),
            tuple("coverage", "2026-03-04/bundle/K/A", "covered", List.of("T")))
        .allMatch(each -> each.toList().get(1).toString().startsWith("2026-03-04/"));
    assertThat(found.differences()).allMatch(each -> each.cause().isEmpty());
    assertThat(found.differences())
        .filteredOn(each -> each.what().equals("point"))
        .extracting(Difference::expected, Difference::found)
        .containsExactly(
            tuple("DOWN 11:00:00; OPEN 22 h, DOWN 2 h", "OPEN 11:00:00; OPEN 24 h, DOWN 0 h"));
    CircleReport repaired = repair();
    assertThat(repaired.different()).isZero();
    assertThat(repaired.repaired()).isEqualTo(found.different());
    assertThat(told).containsExactly("T", "T", "T");
    assertThat(figures()).isEqualTo(right);
  }

  @Test
  void eventsFromBeforeTheCircleCameIntoAnInstallationAreNamedAsTheCause() throws Exception {
    lose("2");
    execute(
        "INSERT INTO schema_version SELECT * REPLACE (toDateTime64('2030-01-01 00:00:00', 3, 'UTC') AS applied_at)"
            + " FROM schema_version FINAL WHERE version = 9");
    assertThat(compare().differences())
        .isNotEmpty()
        .allMatch(each -> each.cause().equals(Difference.UPGRADE));
  }

  @Test
  void rowsOfABundleThatWasTakenOutAreTooManyAndTakenAway() throws Exception {
    row("bundle/K", "", "2026-03-03 01:00:00");
    CircleReport found = compare();
    assertThat(found.different()).isEqualTo(6 * 2);
    assertThat(found.differences())
        .allMatch(
            each ->
                each.column().equals(Difference.ROW)
                    && each.expected().isEmpty()
                    && each.cause().equals(Difference.MEASURE));
    assertThat(repair().different()).isZero();
    assertThat(text("SELECT toString(count()) FROM coverage_day WHERE measure = 'bundle/K'"))
        .isEqualTo("0");
  }

  @Test
  void aPointThatWasTakenOutHasALastRowOfThatDayAndNoneAfter() throws Exception {
    row("point/H", "", "2026-03-05 01:00:00");
    assertThat(compare().differences())
        .filteredOn(each -> each.what().equals("point"))
        .extracting(Difference::key, Difference::column)
        .containsExactly(
            tuple("2026-03-07/H", "row"),
            tuple("2026-03-06/H", "row"),
            tuple("2026-03-05/H", "kind"));
    assertThat(repair().different()).isZero();
  }

  @Test
  void whatIsMadeOfAReachThatHasJustChangedIsNotSettled() throws Exception {
    String version = Long.toString(NOW.minusSeconds(30).toEpochMilli());
    execute("INSERT INTO circle_reach (point, version, gone) VALUES ('T', " + version + ", true)");
    CircleReport report = compare();
    assertThat(report.different()).isZero();
    assertThat(report.unsettled()).isPositive();
    CircleReport later = compare(NOW.plus(Duration.ofMinutes(5)));
    assertThat(later.unsettled()).isZero();
    assertThat(later.different()).isEqualTo(report.unsettled());
  }

  @Test
  void whatALateEventOfJustNowChangesIsNotSettled() throws Exception {
    event("T", "/plain/T", "9", "point.down", "2026-03-06 01:00:00");
    execute(
        "INSERT INTO event_archive SELECT * REPLACE ('2026-03-07 03:59:50' AS recorded_at) FROM event_archive WHERE id = '9'");
    execute("DELETE FROM event_archive WHERE id = '9' AND recorded_at < '2026-03-07'");
    CircleReport report = compare();
    assertThat(report.different()).isZero();
    assertThat(report.unsettled()).isPositive();
  }

  @Test
  void whatIsStillAheadIsNotCompared() throws Exception {
    execute(
        "INSERT INTO point_day SELECT * REPLACE ([begins, toDateTime64('2026-03-07 06:00:00', 3, 'UTC')] AS froms,"
            + " ['OPEN', 'DOWN'] AS states, version + 1 AS version) FROM point_day FINAL WHERE point = 'T' AND day = '2026-03-07'");
    assertThat(compare().differences()).isEmpty();
    assertThat(compare(NOW.plus(Duration.ofHours(4))).differences())
        .extracting(Difference::key)
        .containsExactly("2026-03-07/T");
  }

  @Test
  void withoutTheCellsOfTheRegistryCommunitiesAreNotCompared() throws Exception {
    execute("DELETE FROM circle_cell WHERE cell = 'c2'");
    CircleReport report = compare();
    assertThat(report.left()).isEqualTo("the registry has 3 cells, the table circle_cell 2");
    assertThat(report.communityDays()).isZero();
    assertThat(report.different()).isZero();
  }

  @Test
  void whatDiffersIsKeptForThePageAndNoTableIsLeftBehind() throws Exception {
    lose("2");
    run(false);
    assertThat(
            text(
                "SELECT toString(points) FROM reconciliation_difference FINAL WHERE key ="
                    + " '2026-03-04/open-adult/A' ORDER BY run DESC LIMIT 1"))
        .isEqualTo("['T']");
    Run last = RunTables.last(connection).orElseThrow();
    assertThat(last.circleDifferent()).isEqualTo(last.different()).isPositive();
    assertThat(last.pointDays()).isEqualTo(12);
    assertThat(
            text(
                "SELECT toString(count()) FROM system.tables WHERE database = currentDatabase() AND"
                    + " name LIKE 'reconciliation_circle%'"))
        .isEqualTo("0");
  }

  private String figures() throws SQLException {
    StringBuilder figures = new StringBuilder();
    for (String table : List.of("point_day", "coverage_day")) {
      figures.append(
          text(
              "SELECT toString(groupBitXor(cityHash64(toString(tuple(*))))) FROM (SELECT * EXCEPT version FROM "
                  + table
                  + " FINAL)"));
    }
    return figures.toString();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
