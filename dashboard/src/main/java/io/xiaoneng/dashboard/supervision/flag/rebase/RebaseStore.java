package io.xiaoneng.dashboard.supervision.flag.rebase;

import io.xiaoneng.dashboard.store.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code chart_rebase}. */
@Repository
class RebaseStore {

  private final JdbcClient jdbc;

  RebaseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All, also withdrawn ones, the latest recorded first. */
  List<Rebase> all() {
    return jdbc.sql(
            "select id, metric, scope_kind, scope, from_month, reason, document, made_by, made_at,"
                + " withdrawn_by, withdrawn_at, withdrawn_why from chart_rebase order by id desc")
        .query((row, n) -> rebase(row))
        .list();
  }

  void add(
      String metric,
      Rebase.Scope kind,
      String scope,
      String from,
      String reason,
      String document,
      String by,
      Instant at) {
    jdbc.sql(
            "insert into chart_rebase (metric, scope_kind, scope, from_month, reason, document,"
                + " made_by, made_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(metric, kind.name(), scope, from, reason, document, by, Moments.utc(at))
        .update();
  }

  /** Whether it stood until now. */
  boolean withdraw(long id, String why, String by, Instant at) {
    return jdbc.sql(
                "update chart_rebase set withdrawn_by = ?, withdrawn_at = ?, withdrawn_why = ?"
                    + " where id = ? and withdrawn_at is null")
            .params(by, Moments.utc(at), why, id)
            .update()
        == 1;
  }

  private static Rebase rebase(ResultSet row) throws SQLException {
    return new Rebase(
        row.getLong(1),
        row.getString(2),
        Rebase.Scope.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        Moments.at(row, 9),
        row.getString(10),
        Moments.atOrNull(row, 11),
        row.getString(12));
  }
}
