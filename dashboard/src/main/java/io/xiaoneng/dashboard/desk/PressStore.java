package io.xiaoneng.dashboard.desk;

import io.xiaoneng.dashboard.store.Moments;
import io.xiaoneng.dashboard.store.NewRow;
import io.xiaoneng.dashboard.store.Where;
import io.xiaoneng.dashboard.supervision.CityWorkTime;
import io.xiaoneng.supervision.WorkTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The presses, in table {@code desk_press}. */
@Repository
class PressStore {

  /** A holder is pressed about a case once in so many counted days. */
  static final int APART = 2;

  private static final int AT_ONCE = 1_000;
  private static final String COLUMNS =
      "select case_id, holder, unit, item, step, role, limit_at, number, author, at"
          + " from desk_press";

  private final JdbcClient jdbc;
  private final CityWorkTime time;

  PressStore(JdbcClient jdbc, CityWorkTime time) {
    this.jdbc = jdbc;
    this.time = time;
  }

  /**
   * Keeps a press; its id.
   *
   * @throws DuplicateKeyException where somebody else has just pressed
   */
  long add(Press press) {
    return NewRow.id(
        jdbc.sql(
                "insert into desk_press (case_id, holder, number, unit, item, step, role, limit_at,"
                    + " author, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .params(
                press.caseId(),
                press.holder(),
                press.number(),
                press.unit(),
                press.item(),
                press.step(),
                press.role(),
                Moments.utc(press.limit()),
                press.by(),
                Moments.utc(press.at())));
  }

  /** The presses of those cases, the latest first. */
  List<Press> ofCases(Collection<String> cases) {
    return in("case_id", cases, Instant.EPOCH);
  }

  /** The presses of those holders since an instant, the latest first. */
  List<Press> ofHolders(Collection<String> holders, Instant since) {
    return in("holder", holders, since);
  }

  private List<Press> in(String column, Collection<String> values, Instant since) {
    List<String> all = values.stream().distinct().sorted().toList();
    WorkTime work = time.now();
    List<Press> found = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<String> part = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      Where where = new Where().in(column, part).and("at >= ?", Moments.utc(since));
      found.addAll(
          jdbc.sql(COLUMNS + where.sql() + " order by at desc, id desc")
              .params(where.values())
              .query((row, n) -> row(row, work))
              .list());
    }
    return found;
  }

  private static Press row(ResultSet row, WorkTime work) throws SQLException {
    Instant at = Moments.at(row, 10);
    return new Press(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        Moments.at(row, 7),
        row.getInt(8),
        row.getString(9),
        at,
        work.calendar().plus(work.date(at), APART));
  }
}
