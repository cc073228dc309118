package io.xiaoneng.dashboard.dev;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What desks of units show beside the rows of {@link DevCity}: who holds the open cases, a third of
 * them with another district, and which materials were asked for.
 */
public final class DevDesk {

  private static final String EVENT =
      "INSERT INTO event_archive (subject, source, id, revision, hash, operation, type, time,"
          + " recorded_at, test, raw) SELECT case_id, '/online/portal', '{ID}', 0, 2, 'UPSERT', '{TYPE}', {AT},"
          + " {AT} + INTERVAL 20 SECOND, false, concat('{\"specversion\":\"1.0\",\"id\":\"{ID}\",\"source\":\"/online/portal\","
          + "\"type\":\"{TYPE}\",\"subject\":\"', case_id, '\",\"time\":\"', formatDateTime({AT}, '%Y-%m-%dT%H:%i:%S'),"
          + " 'Z\",\"revision\":0,\"data\":{', {DATA}, '}}') FROM case_row FINAL WHERE ";

  private static final String OPEN =
      "decided_at IS NULL AND refused_at IS NULL AND closed_at IS NULL AND accepted_at IS NOT NULL";

  private DevDesk() {}

  /** Writes their events. */
  public static void fill(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      event(
          statement,
          "desk-applied",
          "case.applied",
          "assumeNotNull(applied_at)",
          "'\"unit\":\"', unit, '\",\"item\":\"', item, '\",\"channel\":\"', channel, '\",\"applicantKind\":\"', applicant_kind, '\"'",
          "applied_at IS NOT NULL");
      event(
          statement,
          "desk-decided",
          "case.decided",
          "assumeNotNull(decided_at)",
          "'\"outcome\":\"', outcome, '\"'",
          "decided_at IS NOT NULL");
      event(
          statement,
          "desk-accepted",
          "case.accepted",
          "assumeNotNull(accepted_at)",
          "'\"kind\":\"', kind, '\"'",
          OPEN);
      String d = "cityHash64(case_id, 'desk')";
      event(
          statement,
          "desk-step",
          "case.step-started",
          "accepted_at + INTERVAL 1 HOUR",
          ("'\"step\":\"', ['审查','现场踏勘','部门会签','决定'][1 + {D} % 4], '\",\"unit\":\"',"
                  + " if({D} % 3 = 0, ['610102','610113','610104'][1 + {D} % 3 + {D} % 2], toString(unit)),"
                  + " '\",\"handlerRole\":\"', ['审查员','踏勘员','会签岗','首席代表'][1 + {D} % 4], '\",\"limitDays\":3'")
              .replace("{D}", d),
          OPEN);
      event(
          statement,
          "desk-missing",
          "case.supplement-requested",
          "assumeNotNull(applied_at)",
          ("'\"missing\":[\"', ['身份证明','授权委托书','场所使用证明','法定代表人身份证明','体检证明','施工图审查合格书'][1 + toUInt32(sqrt({D} % 36))], '\"]'")
              .replace("{D}", d),
          "supplement_requests > 0 AND applied_at IS NOT NULL");
    }
  }

  private static void event(
      Statement statement, String id, String type, String at, String data, String where)
      throws SQLException {
    statement.execute(
        EVENT
                .replace("{ID}", id)
                .replace("{TYPE}", type)
                .replace("{AT}", at)
                .replace("{DATA}", data)
            + where);
  }
}
