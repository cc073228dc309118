package io.xiaoneng.dashboard.assessment.award;

import io.xiaoneng.dashboard.store.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code assessment_award}. */
@Repository
class AwardStore {

  private final JdbcClient jdbc;

  AwardStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of a month, withdrawn ones too, by member, then as they were made. */
  List<AwardFile> of(String month) {
    return jdbc.sql(
            "select id, month_key, member, points, reason, document, made_by, made_at,"
                + " withdrawn_by, withdrawn_at, withdrawn_why from assessment_award"
                + " where month_key = ? order by member, id")
        .param(month)
        .query((row, n) -> award(row))
        .list();
  }

  void add(
      String month,
      String member,
      double points,
      String reason,
      String document,
      String by,
      Instant at) {
    jdbc.sql(
            "insert into assessment_award (month_key, member, points, reason, document, made_by,"
                + " made_at) values (?, ?, ?, ?, ?, ?, ?)")
        .params(month, member, points, reason, document, by, Moments.utc(at))
        .update();
  }

  /** Whether it stood until now. */
  boolean withdraw(long id, String why, String by, Instant at) {
    return jdbc.sql(
                "update assessment_award set withdrawn_by = ?, withdrawn_at = ?, withdrawn_why = ?"
                    + " where id = ? and withdrawn_at is null")
            .params(by, Moments.utc(at), why, id)
            .update()
        == 1;
  }

  private static AwardFile award(ResultSet row) throws SQLException {
    return new AwardFile(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getDouble(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        Moments.at(row, 8),
        row.getString(9),
        Moments.atOrNull(row, 10),
        row.getString(11));
  }
}
