package io.xiaoneng.dashboard.supervision.mark;

import io.xiaoneng.dashboard.metric.FigureMark;
import io.xiaoneng.dashboard.store.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The marks, in table {@code figure_mark}. */
@Repository
public class MarkStore {

  /** Most marks that are looked through at once; the newest count. */
  static final int MOST = 2_000;

  private static final String SELECT =
      "select m.card, m.unit, m.metric, m.period_from, m.period_to, m.case_id, m.claim, m.reason,"
          + " m.author, m.at, m.lifted_by, m.lifted_at, m.lifted_why from figure_mark m";

  private final JdbcClient jdbc;

  MarkStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps a mark. A card has one at most. */
  public void add(FigureMark mark) {
    jdbc.sql(
            "insert into figure_mark (card, unit, metric, period_from, period_to, case_id, claim,"
                + " reason, author, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            Arrays.asList(
                mark.card(),
                mark.unit(),
                mark.metric(),
                mark.from(),
                mark.to(),
                mark.caseId(),
                mark.claim(),
                mark.reason(),
                mark.by(),
                Moments.utc(mark.at())))
        .update();
  }

  /** The mark that a card left; empty where its appeal was not upheld. */
  public Optional<KeptMark> of(long card) {
    return jdbc.sql(SELECT + " where m.card = ?")
        .param(card)
        .query((row, n) -> kept(row))
        .optional();
  }

  /**
   * Takes a mark back.
   *
   * @return false where there is none that stands
   */
  public boolean lift(long card, KeptMark.Lifting lifting) {
    return jdbc.sql(
                "update figure_mark set lifted_by = ?, lifted_at = ?, lifted_why = ?"
                    + " where card = ? and lifted_at is null")
            .params(Arrays.asList(lifting.by(), Moments.utc(lifting.at()), lifting.why(), card))
            .update()
        > 0;
  }

  /** The newest {@value #MOST} marks that stand, the newest first. */
  List<FigureMark> standing() {
    return jdbc.sql(SELECT + " where m.lifted_at is null order by m.at desc, m.card desc limit ?")
        .param(MOST)
        .query((row, n) -> kept(row).mark())
        .list();
  }

  /** The newest {@value #MOST} marks that stand at a metric's figures, the newest first. */
  List<FigureMark> standing(String metric) {
    return jdbc.sql(
            SELECT
                + " where m.metric = ? and m.lifted_at is null order by m.at desc, m.card desc"
                + " limit ?")
        .params(metric, MOST)
        .query((row, n) -> kept(row).mark())
        .list();
  }

  /** The marks that stand at a flag: one at most, since a flag has one card. */
  List<FigureMark> ofFlag(long flag) {
    return jdbc.sql(
            SELECT
                + " join supervision_card c on c.id = m.card where m.lifted_at is null"
                + " and c.origin_kind = 'FLAG' and c.origin_id = ?")
        .param(Long.toString(flag))
        .query((row, n) -> kept(row).mark())
        .list();
  }

  private static KeptMark kept(ResultSet row) throws SQLException {
    FigureMark mark =
        new FigureMark(
            row.getLong(1),
            row.getString(2),
            row.getString(3),
            row.getObject(4, LocalDate.class),
            row.getObject(5, LocalDate.class),
            row.getString(6),
            row.getString(7),
            row.getString(8),
            row.getString(9),
            Moments.at(row, 10));
    Instant lifted = Moments.atOrNull(row, 12);
    return new KeptMark(mark, lifted == null ? null : lifting(row, lifted));
  }

  private static KeptMark.@Nullable Lifting lifting(ResultSet row, Instant at) throws SQLException {
    return new KeptMark.Lifting(row.getString(11), at, row.getString(13));
  }
}
