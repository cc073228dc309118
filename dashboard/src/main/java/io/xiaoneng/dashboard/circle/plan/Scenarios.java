package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.dashboard.store.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The kept plans, in table {@code circle_scenario}. */
@Repository
class Scenarios {

  /** Most plans that are kept. */
  static final int MOST = 500;

  private static final String COLUMNS =
      "id, name, note, question, author, created_at, changed_by, changed_at";

  private final JdbcClient jdbc;

  Scenarios(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What became of a write. */
  enum Outcome {
    DONE,
    NAME_TAKEN,
    FULL,
    MISSING
  }

  /** All of them, by name. */
  List<Scenario> all() {
    return jdbc.sql("select " + COLUMNS + " from circle_scenario order by name_key")
        .query((row, n) -> scenario(row))
        .list();
  }

  Optional<Scenario> find(long id) {
    return jdbc.sql("select " + COLUMNS + " from circle_scenario where id = ?")
        .param(id)
        .query((row, n) -> scenario(row))
        .optional();
  }

  /** The plan of that name, whatever its case. */
  Optional<Scenario> named(String name) {
    return jdbc.sql("select " + COLUMNS + " from circle_scenario where name_key = ?")
        .param(key(name))
        .query((row, n) -> scenario(row))
        .optional();
  }

  /** Keeps a new plan. */
  @Transactional(noRollbackFor = DuplicateKeyException.class)
  public Outcome add(String name, String note, String question, String user, Instant now) {
    int there = jdbc.sql("select count(*) from circle_scenario").query(Integer.class).single();
    if (there >= MOST) {
      return Outcome.FULL;
    }
    OffsetDateTime at = Moments.utc(now);
    try {
      jdbc.sql(
              "insert into circle_scenario (name, name_key, note, question, author, created_at,"
                  + " changed_by, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
          .params(name, key(name), note, question, user, at, user, at)
          .update();
      return Outcome.DONE;
    } catch (DuplicateKeyException taken) {
      return Outcome.NAME_TAKEN;
    }
  }

  /** Puts another plan in the place of one. */
  Outcome replace(long id, String name, String note, String question, String user, Instant now) {
    try {
      int rows =
          jdbc.sql(
                  "update circle_scenario set name = ?, name_key = ?, note = ?, question = ?,"
                      + " changed_by = ?, changed_at = ? where id = ?")
              .params(name, key(name), note, question, user, Moments.utc(now), id)
              .update();
      return rows == 0 ? Outcome.MISSING : Outcome.DONE;
    } catch (DuplicateKeyException taken) {
      return Outcome.NAME_TAKEN;
    }
  }

  /** Whether there was one to take out. */
  boolean remove(long id) {
    return jdbc.sql("delete from circle_scenario where id = ?").param(id).update() > 0;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Scenario scenario(ResultSet row) throws SQLException {
    return new Scenario(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Moments.at(row, 6),
        row.getString(7),
        Moments.at(row, 8));
  }
}
