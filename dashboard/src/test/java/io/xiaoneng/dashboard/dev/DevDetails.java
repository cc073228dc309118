package io.xiaoneng.dashboard.dev;

import java.sql.SQLException;
import java.sql.Statement;

/** What the rows of {@link DevCity} have besides their milestones. */
final class DevDetails {

  private DevDetails() {}

  /**
   * Stops, extensions, ratings and linked refusals of some cases; acceptances as they were told.
   */
  static void fill(Statement statement, Moment now) throws SQLException {
    String d = "cityHash64(case_id, 'd')";
    String b = "cityHash64(case_id, 'b')";
    String stopped =
        "if({D} % 7 = 0 AND kind = 'COMMITTED' AND accepted_date IS NOT NULL AND due_date IS NOT NULL"
            + " AND (decided_date IS NULL OR decided_date > accepted_date),"
            + " [(greatest(assumeNotNull(accepted_date), addDays(assumeNotNull(due_date), -toInt32({B} % 12))),"
            + " ifNull(decided_date, toDate32('2299-12-31')))], [])";
    statement.execute(
        now.in(
            ("INSERT INTO case_row SELECT * REPLACE (version + 1 AS version, {S} AS stop_spans,"
                    + " toUInt16(length({S})) AS stops, toInt32(if({D} % 19 = 0, 5, 0)) AS granted_days,"
                    + " toInt64(if(supplement_requests > 0, {B} % 90000000, 0)) AS supplement_ms,"
                    + " toInt64(if(decided_at IS NULL OR empty({S}), 0, {B} % 400000000)) AS stopped_ms,"
                    + " if(decided_at + toIntervalSecond({B} % 200000) < now64(3) AND {D} % 3 > 0,"
                    + " decided_at + toIntervalSecond({B} % 200000), NULL) AS delivered_at,"
                    + " if(decided_at IS NOT NULL AND {B} % 5 < 4, [('r', assumeNotNull(decided_at),"
                    + " assumeNotNull(decided_date), toUInt8(1 + ({D} % 20 = 0)),"
                    + " {D} % 10 < if(district = '610124', 8, 4), false, NULL, NULL, NULL, NULL)], []) AS ratings,"
                    + " if(decided_at IS NULL AND {D} % 5 < 3, concat('project-', toString({B} % 60)), '') AS project,"
                    + " if(decided_at IS NULL AND {D} % 5 = 0, applied_at + INTERVAL 1 DAY, NULL) AS refused_at)"
                    + " FROM case_row FINAL")
                .replace("{S}", stopped)
                .replace("{D}", d)
                .replace("{B}", b)));
    statement.execute(
        ("INSERT INTO event_archive (subject, source, id, revision, hash, operation, type, time,"
                + " recorded_at, test, raw) SELECT case_id, concat('/hall/', district), 'a', 0, 1, 'UPSERT',"
                + " 'case.accepted', assumeNotNull(accepted_at), accepted_at + toIntervalSecond(multiIf("
                + "{D} % 23 = 0, 90000 + {B} % 500000, {D} % 9 = 0, {B} % 20000, {B} % 300)), false,"
                + " concat('{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"/hall/', district,"
                + " '\",\"type\":\"case.accepted\",\"subject\":\"', case_id, '\",\"time\":\"',"
                + " formatDateTime(assumeNotNull(accepted_at), '%Y-%m-%dT%H:%i:%S'),"
                + " 'Z\",\"revision\":0,\"data\":{\"kind\":\"', kind, '\"}}')"
                + " FROM case_row FINAL WHERE accepted_at IS NOT NULL")
            .replace("{D}", d)
            .replace("{B}", b));
  }
}
