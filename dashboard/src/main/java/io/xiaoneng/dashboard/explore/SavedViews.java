package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.store.Moments;
import io.xiaoneng.dashboard.store.NewRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The kept questions, in table {@code explore_view}. */
@Repository
class SavedViews {

  private static final String COLUMNS =
      "select id, name, author, unit, shared, question, created_at, changed_at from explore_view";

  private final JdbcClient jdbc;

  SavedViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Somebody's own ones, and those shared by others of the same scope; by name. */
  List<SavedView> seen(String author, String unit) {
    return jdbc.sql(COLUMNS + " where author = ? or shared and unit = ? order by name_key, id")
        .params(author, unit)
        .query((row, n) -> view(row))
        .list();
  }

  Optional<SavedView> find(long id) {
    return jdbc.sql(COLUMNS + " where id = ?").param(id).query((row, n) -> view(row)).optional();
  }

  /** How many somebody keeps. */
  int count(String author) {
    return jdbc.sql("select count(*) from explore_view where author = ?")
        .param(author)
        .query(Integer.class)
        .single();
  }

  /**
   * Keeps one; its id.
   *
   * @throws DuplicateKeyException where the author has one of that name
   */
  long add(String name, String author, String unit, boolean shared, String question, Instant at) {
    return NewRow.id(
        jdbc.sql(
                "insert into explore_view (name, name_key, author, unit, shared, question,"
                    + " created_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
            .params(
                name, key(name), author, unit, shared, question, Moments.utc(at), Moments.utc(at)));
  }

  /**
   * Gives one another name, or to others.
   *
   * @throws DuplicateKeyException where the author has another one of that name
   */
  void change(long id, String name, boolean shared, Instant at) {
    jdbc.sql(
            "update explore_view set name = ?, name_key = ?, shared = ?, changed_at = ?"
                + " where id = ?")
        .params(name, key(name), shared, Moments.utc(at), id)
        .update();
  }

  /** Has one ask something else. */
  void ask(long id, String question, Instant at) {
    jdbc.sql("update explore_view set question = ?, changed_at = ? where id = ?")
        .params(question, Moments.utc(at), id)
        .update();
  }

  void remove(long id) {
    jdbc.sql("delete from explore_view where id = ?").param(id).update();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static SavedView view(ResultSet row) throws SQLException {
    return new SavedView(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getBoolean(5),
        row.getString(6),
        Moments.at(row, 7),
        Moments.at(row, 8));
  }
}
