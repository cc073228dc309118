package io.xiaoneng.dashboard.desk;

import io.xiaoneng.dashboard.supervision.CityWorkTime;
import io.xiaoneng.supervision.WorkTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
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
    GeneratedKeyHolder key = new GeneratedKeyHolder();
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
            press.limit().atOffset(ZoneOffset.UTC),
            press.by(),
            press.at().atOffset(ZoneOffset.UTC))
        .update(key, "id");
    return Objects.requireNonNull(key.getKey(), "the store gave no id").longValue();
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
      List<Object> parameters = new ArrayList<>(part);
      parameters.add(since.atOffset(ZoneOffset.UTC));
      String marks = part.stream().map(each -> "?").collect(Collectors.joining(", "));
      found.addAll(
          jdbc.sql(
                  COLUMNS
                      + " where "
                      + column
                      + " in ("
                      + marks
                      + ") and at >= ? order by at desc, id desc")
              .params(parameters)
              .query((row, n) -> row(row, work))
              .list());
    }
    return found;
  }

  private static Press row(ResultSet row, WorkTime work) throws SQLException {
    Instant at = row.getObject(10, OffsetDateTime.class).toInstant();
    return new Press(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getInt(8),
        row.getString(9),
        at,
        work.calendar().plus(work.date(at), APART));
  }
}
