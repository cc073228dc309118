package io.xiaoneng.dashboard.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code policy_date}. */
@Repository
class PolicyDateStore {

  private final JdbcClient jdbc;

  PolicyDateStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All, also withdrawn ones, the latest day first. */
  List<PolicyDate> all() {
    return jdbc.sql(
            "select id, on_day, title_zh, title_en, document, metric, made_by, made_at, withdrawn_by,"
                + " withdrawn_at, withdrawn_why from policy_date order by on_day desc, id desc")
        .query((row, n) -> date(row))
        .list();
  }

  void add(
      LocalDate day,
      String titleZh,
      String titleEn,
      String document,
      @Nullable String metric,
      String by,
      Instant at) {
    jdbc.sql(
            "insert into policy_date (on_day, title_zh, title_en, document, metric, made_by, made_at)"
                + " values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            Arrays.asList(day, titleZh, titleEn, document, metric, by, at.atOffset(ZoneOffset.UTC)))
        .update();
  }

  /** Whether it stood until now. */
  boolean withdraw(long id, String why, String by, Instant at) {
    return jdbc.sql(
                "update policy_date set withdrawn_by = ?, withdrawn_at = ?, withdrawn_why = ?"
                    + " where id = ? and withdrawn_at is null")
            .params(by, at.atOffset(ZoneOffset.UTC), why, id)
            .update()
        == 1;
  }

  private static PolicyDate date(ResultSet row) throws SQLException {
    OffsetDateTime withdrawn = row.getObject(10, OffsetDateTime.class);
    return new PolicyDate(
        row.getLong(1),
        row.getObject(2, LocalDate.class),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        row.getString(9),
        withdrawn == null ? null : withdrawn.toInstant(),
        row.getString(11));
  }
}
