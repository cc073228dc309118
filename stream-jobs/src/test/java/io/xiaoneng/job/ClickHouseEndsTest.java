package io.xiaoneng.job;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.alert.Alert;
import io.xiaoneng.alert.AlertKind;
import io.xiaoneng.alert.AlertRules;
import io.xiaoneng.alert.AlertStanding;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.clickhouse.ClickHouseProcess;
import io.xiaoneng.job.alert.AlertRow;
import io.xiaoneng.job.alert.AlertSettings;
import io.xiaoneng.job.alert.JdbcAlertTable;
import io.xiaoneng.job.casefile.ConflictRow;
import io.xiaoneng.job.casefile.RulesAccess;
import io.xiaoneng.job.circle.JdbcCircleTables;
import io.xiaoneng.job.cube.JdbcCubeTable;
import io.xiaoneng.job.intake.DeadLetterRow;
import io.xiaoneng.job.intake.RawRecord;
import io.xiaoneng.job.registry.RegistryRow;
import io.xiaoneng.job.sink.ClickHouseAddress;
import io.xiaoneng.schema.SchemaMigrations;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every table of the job, written by the sinks of production and read back. */
class ClickHouseEndsTest {

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(1)
              .build());

  private static final long AT = 1_772_413_204_123L;
  private static final TestCity CITY = new TestCity(50, 3);

  private static <T> DataGeneratorSource<T> source(
      GeneratorFunction<Long, T> records, long count, Class<T> type) {
    return new DataGeneratorSource<>(
        records, count, RateLimiterStrategy.noOp(), TypeInformation.of(type));
  }

  private static RegistryRow registryRow() {
    RegistryRow row = new RegistryRow();
    row.kind = "unit";
    row.key = "unit/610113";
    row.offset = 7;
    row.body = "{\"nameZh\":\"雁塔区 '一'\"}";
    row.recordedAt = AT;
    return row;
  }

  private static DeadLetterRow deadLetterRow() {
    DeadLetterRow row = new DeadLetterRow();
    row.sha256 = "ab".repeat(32);
    row.reason = "not-json";
    row.length = 3;
    row.recordedAt = AT;
    row.raw = new byte[] {0, -1, 'x'};
    return row;
  }

  private static byte[] alertRow() {
    Instant due = Instant.parse("2026-03-09T15:59:59.999Z");
    Alert alert =
        new Alert("C1", AlertKind.STEP_OVERDUE, 1, "审查", due, due.plusMillis(1), "V", "U");
    return AlertRow.of(
        alert,
        new AlertStanding(
            AlertStanding.State.WITHDRAWN, AlertStanding.Reason.STEP_FINISHED_BEFORE, null),
        BigInteger.TWO.pow(100),
        "I",
        due.plusSeconds(2),
        due.plusSeconds(60));
  }

  private static ConflictRow conflictRow() {
    ConflictRow row = new ConflictRow();
    row.subject = "C1";
    row.kept = "1";
    row.dropped = "340282366920938463463374607431768211455";
    row.recordedAt = AT;
    return row;
  }

  @Test
  void everyTableHoldsWhatWasSent() throws Exception {
    try (ClickHouseProcess engine = ClickHouseProcess.start();
        Connection connection = DriverManager.getConnection(engine.jdbcUrl())) {
      SchemaMigrations.clickHouse().apply(connection);
      run(ClickHouseAddress.of(engine.jdbcUrl()));

      assertThat(text(connection, "SELECT uniqExact(subject, source, id) FROM event_archive"))
          .isEqualTo(
              text(
                  connection,
                  "SELECT sum(events) + (SELECT uniqExact(subject, source, id) FROM event_archive"
                      + " WHERE type NOT LIKE 'case.%') FROM case_row FINAL"))
          .isNotEqualTo("0");
      assertThat(
              text(
                  connection,
                  "SELECT concat(toString(count()), ' ', toString(min(unit = 'U1' AND"
                      + " point = 'P1' AND isNotNull(taken_date) AND window != '')))"
                      + " FROM ticket_row FINAL"))
          .isEqualTo("10 1");
      assertThat(
              text(
                  connection,
                  "SELECT concat(toString(count()), ' ', toString(min(agency = 'G1' AND"
                      + " dateDiff('second', contracted_at, due_at) = 864000)))"
                      + " FROM contract_row FINAL"))
          .isEqualTo("10 1");
      assertThat(text(connection, "SELECT count() FROM case_row FINAL")).isEqualTo("50");
      assertThat(
              text(
                  connection,
                  "SELECT count() FROM cube_cell FINAL WHERE n != 0 AND d1_n = arraySum(d1_counts)"
                      + " AND d1_sum = arraySum(arrayMap((d, c) -> d * c, d1_days, d1_counts))"))
          .isEqualTo(Integer.toString(CITY.cells().size()));
      assertThat(
              text(
                  connection,
                  "SELECT toUnixTimestamp64Milli(min(applied_at)) % 1000 = 0 AND"
                      + " min(toDate32(applied_at, 'Asia/Shanghai') = applied_date)"
                      + " FROM case_row FINAL WHERE applied_at IS NOT NULL"))
          .isIn("true", "1");
      assertThat(
              text(
                  connection,
                  "SELECT arrayStringConcat(groupArray(concat(case_id, ' ',"
                      + " toString(arrayMap(t -> (toUnixTimestamp64Milli(t.at), t.supplement),"
                      + " trips)), toString(arrayMap(s -> (s.after, s.until), stop_spans)),"
                      + " toString(arrayMap(r -> (r.id, toUnixTimestamp64Milli(r.at), r.level,"
                      + " r.rectified_date, r.revisited_date), ratings)))), '\n')"
                      + " FROM (SELECT * FROM case_row FINAL ORDER BY case_id)"))
          .isEqualTo(CITY.facts().stream().map(ClickHouseEndsTest::lists).collect(joining("\n")));
      assertThat(
              text(
                  connection,
                  "SELECT concat(toString(toUnixTimestamp64Milli(recorded_at)), ' ', key, ' ',"
                      + " toString(`offset`), ' ', body) FROM registry_row FINAL"))
          .isEqualTo(AT + " unit/610113 7 {\"nameZh\":\"雁塔区 '一'\"}");
      assertThat(
              text(
                  connection,
                  "SELECT concat(hex(raw), ' ', toString(toUnixTimestamp64Milli(recorded_at)))"
                      + " FROM dead_letter FINAL"))
          .isEqualTo("00FF78 " + AT);
      assertThat(
              text(
                  connection,
                  "SELECT concat(toString(dropped), ' ', toString(toUnixTimestamp64Milli("
                      + "recorded_at))) FROM conflicting_duplicate FINAL WHERE subject = 'C1'"))
          .isEqualTo("340282366920938463463374607431768211455 " + AT);
      assertThat(
              text(
                  connection,
                  "SELECT concat(id, ' ', toString(version), ' ', level, ' ', subject, ' ',"
                      + " toString(moment), ' ', unit, ' ', lead, ' ', item, ' ', state, ' ',"
                      + " reason, ' ', toString(ended_at IS NULL), ' ', toString(changed_at))"
                      + " FROM case_alert FINAL"))
          .isEqualTo(
              "C1|step-overdue/审查|1|1773071999999 1267650600228229401496703205376 YELLOW 审查"
                  + " 2026-03-09 16:00:00.000 V U I WITHDRAWN step-finished-before 1"
                  + " 2026-03-09 16:00:59.999");
      assertThat(text(connection, "SELECT count() FROM source_seen FINAL WHERE source = '/hall/1'"))
          .isEqualTo("1");
      assertThat(
              text(
                  connection,
                  "SELECT max(latest_recorded_at) = (SELECT max(latest_recorded_at) FROM case_row)"
                      + " FROM job_progress FINAL WHERE job = 'case'"))
          .isIn("true", "1");

      JdbcCubeTable cube = new JdbcCubeTable(ClickHouseAddress.of(engine.jdbcUrl()));
      assertThat(cube.maxVersion()).isGreaterThan(1L << 32);
      assertThat(cube.cellsAbove(0)).containsAll(CITY.cells().keySet());
      assertThat(cube.cellsAbove(cube.maxVersion())).isEmpty();
    }
  }

  /** The nested columns of a case as ClickHouse prints them. */
  private static String lists(CaseFacts facts) {
    return facts.caseId()
        + " "
        + facts.effort().trips().stream()
            .map(each -> "(" + each.at().toEpochMilli() + "," + each.supplement() + ")")
            .collect(joining(",", "[", "]"))
        + facts.times().stopSpans().stream()
            .map(each -> "('" + each.after() + "','" + each.until() + "')")
            .collect(joining(",", "[", "]"))
        + facts.ratings().stream().map(ClickHouseEndsTest::rating).collect(joining(",", "[", "]"));
  }

  private static String rating(CaseFacts.Rating each) {
    return "('%s',%d,%d,%s,%s)"
        .formatted(
            each.id(),
            each.at().toEpochMilli(),
            each.level(),
            each.rectifiedDate() == null ? "NULL" : "'" + each.rectifiedDate() + "'",
            each.revisitedDate() == null ? "NULL" : "'" + each.revisitedDate() + "'");
  }

  private static void run(ClickHouseAddress tables) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    JobDefaults.apply(env);
    env.setParallelism(1);
    Sinks sinks =
        new Sinks(
            ClickHouseEnds.archive(tables),
            ClickHouseEnds.cases(tables),
            ClickHouseEnds.cells(tables),
            ClickHouseEnds.alerts(tables),
            ClickHouseEnds.sourcesSeen(tables),
            ClickHouseEnds.conflicts(tables),
            ClickHouseEnds.tickets(tables),
            ClickHouseEnds.contracts(tables),
            ClickHouseEnds.pointDays(tables),
            ClickHouseEnds.coverageDays(tables),
            ClickHouseEnds.registryRows(tables),
            ClickHouseEnds.deadLetterRows(tables),
            new DiscardingSink<>(),
            new DiscardingSink<>());
    env.fromData(TypeInformation.of(ConflictRow.class), conflictRow()).sinkTo(sinks.conflicts());
    env.fromData(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO, alertRow())
        .sinkTo(sinks.alerts());
    CaseWorkflow.define(
        env,
        new Sources(
            source(number -> CITY.record(number), CITY.size(), RawRecord.class),
            source(number -> registryRow(), 1, RegistryRow.class),
            source(number -> deadLetterRow(), 1, DeadLetterRow.class)),
        sinks,
        new CaseSettings(
            new RulesAccess(TestCity.ZONE, "cn"),
            TestCity.REGISTRY,
            new AlertSettings(List.of(AlertRules.first(Instant.EPOCH)), new JdbcAlertTable(tables)),
            false,
            new JdbcCubeTable(tables),
            new JdbcCircleTables(tables)));
    env.execute("tables");
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).as(sql).isTrue();
      return rows.getString(1);
    }
  }
}
