package io.xiaoneng.dashboard.assessment.closing;

import io.xiaoneng.dashboard.assessment.closing.Objection.Ruling;
import io.xiaoneng.dashboard.store.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Objections, in table {@code assessment_objection}. */
@Repository
class ObjectionStore {

  private static final String COLUMNS =
      "select id, period, code, metric, said, raised_by, raised_at, ruling, answer, answered_by,"
          + " answered_at from assessment_objection";

  private final JdbcClient jdbc;

  ObjectionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of a month, open ones first, then by unit. */
  List<Objection> of(String month) {
    return jdbc.sql(
            COLUMNS
                + " where period = ? order by case when ruling is null then 0 else 1 end, code,"
                + " metric")
        .param(month)
        .query(ObjectionStore::row)
        .list();
  }

  Optional<Objection> find(long id) {
    return jdbc.sql(COLUMNS + " where id = ?").param(id).query(ObjectionStore::row).optional();
  }

  /**
   * Keeps one.
   *
   * @throws org.springframework.dao.DuplicateKeyException where there is one against that line
   */
  void add(String month, String code, String metric, String said, String by, Instant at) {
    jdbc.sql(
            "insert into assessment_objection (period, code, metric, said, raised_by, raised_at)"
                + " values (?, ?, ?, ?, ?, ?)")
        .params(month, code, metric, said, by, Moments.utc(at))
        .update();
  }

  /** Answers one; false where it is answered already. */
  boolean answer(long id, Ruling ruling, String answer, String by, Instant at) {
    return jdbc.sql(
                "update assessment_objection set ruling = ?, answer = ?, answered_by = ?,"
                    + " answered_at = ? where id = ? and ruling is null")
            .params(ruling.name(), answer, by, Moments.utc(at), id)
            .update()
        > 0;
  }

  private static Objection row(ResultSet row, int number) throws SQLException {
    String ruling = row.getString(8);
    return new Objection(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        Moments.at(row, 7),
        ruling == null ? null : Ruling.valueOf(ruling),
        row.getString(9),
        row.getString(10),
        Moments.atOrNull(row, 11));
  }
}
