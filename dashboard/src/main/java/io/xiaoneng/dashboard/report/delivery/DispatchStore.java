package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.store.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The deliveries, in tables {@code report_round} and {@code report_dispatch}. */
@Repository
class DispatchStore {

  private static final String SELECT =
      "select id, run, round, n, kind, target, secret, unit, format, lane, state, attempts,"
          + " not_before, open_since, settled_at, reason, receipt from report_dispatch";

  private static final int LONGEST = 500;

  private final JdbcClient jdbc;

  DispatchStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void addRound(long run, int round, String askedBy, Instant at) {
    jdbc.sql("insert into report_round (run, round, asked_by, asked_at) values (?, ?, ?, ?)")
        .params(run, round, askedBy, Moments.utc(at))
        .update();
  }

  void add(Dispatch dispatch) {
    ReportFormat format = dispatch.format();
    jdbc.sql(
            "insert into report_dispatch (id, run, round, n, kind, target, secret, unit, format,"
                + " lane, state, attempts, not_before, open_since, settled_at, reason, receipt)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            Arrays.asList(
                dispatch.id(),
                dispatch.run(),
                dispatch.round(),
                dispatch.n(),
                dispatch.kind().name(),
                dispatch.target(),
                dispatch.secret(),
                dispatch.unit(),
                format == null ? "" : format.name(),
                dispatch.lane(),
                dispatch.state().name(),
                dispatch.attempts(),
                Moments.utcOrNull(dispatch.notBefore()),
                Moments.utcOrNull(dispatch.openSince()),
                Moments.utcOrNull(dispatch.settledAt()),
                cut(dispatch.reason()),
                cut(dispatch.receipt())))
        .update();
  }

  /** About which units a run's recipients are told, "" for the city; the city first. */
  List<String> units(long run) {
    return jdbc.sql("select distinct unit from report_dispatch where run = ? order by unit")
        .param(run)
        .query(String.class)
        .list();
  }

  /** The report is there: whatever waited for it may go. */
  void open(long run, Instant now) {
    jdbc.sql(
            "update report_dispatch set state = 'PENDING', not_before = ?, open_since = ?"
                + " where run = ? and state = 'WAITING'")
        .params(Moments.utc(now), Moments.utc(now), run)
        .update();
  }

  /** There is no report of that unit: who waited for it does not get it. */
  void without(long run, String unit, Instant now, String reason) {
    jdbc.sql(
            "update report_dispatch set state = 'FAILED', settled_at = ?, reason = ? where run = ?"
                + " and unit = ? and state = 'WAITING'")
        .params(Moments.utc(now), cut(reason), run, unit)
        .update();
  }

  /** Those of a kind that were on their way when the program, or their thread, ended. */
  List<Dispatch> interrupted(RecipientKind kind) {
    return jdbc.sql(SELECT + " where kind = ? and state = 'SENDING' order by run, round, n")
        .param(kind.name())
        .query((row, n) -> row(row))
        .list();
  }

  /** Lanes of a kind in which something could go now. */
  List<String> lanes(RecipientKind kind, Instant now) {
    return jdbc.sql(
            "select distinct lane from report_dispatch where kind = ? and state = 'PENDING'"
                + " and not_before <= ? order by lane")
        .params(kind.name(), Moments.utc(now))
        .query(String.class)
        .list();
  }

  /** What could go through a lane now, the oldest first. */
  List<Dispatch> pending(RecipientKind kind, String lane, Instant now, int limit) {
    return jdbc.sql(
            SELECT
                + " where kind = ? and lane = ? and state = 'PENDING' and not_before <= ?"
                + " order by run, round, n limit ?")
        .params(kind.name(), lane, Moments.utc(now), limit)
        .query((row, n) -> row(row))
        .list();
  }

  /** Counts an attempt before it is made; false where it is no longer to be sent. */
  boolean begin(String id) {
    return jdbc.sql(
                "update report_dispatch set state = 'SENDING', attempts = attempts + 1 where id = ?"
                    + " and state = 'PENDING'")
            .param(id)
            .update()
        > 0;
  }

  void postpone(String id, Instant notBefore, String reason) {
    jdbc.sql(
            "update report_dispatch set state = 'PENDING', not_before = ?, reason = ? where id = ?"
                + " and state = 'SENDING'")
        .params(Moments.utc(notBefore), cut(reason), id)
        .update();
  }

  void settle(String id, Dispatch.State state, Instant at, String reason, String receipt) {
    jdbc.sql(
            "update report_dispatch set state = ?, settled_at = ?, reason = ?, receipt = ?"
                + " where id = ? and state = 'SENDING'")
        .params(state.name(), Moments.utc(at), cut(reason), cut(receipt), id)
        .update();
  }

  /**
   * Gives up what has waited in a lane since before an instant; whose runs and rounds they were.
   */
  List<long[]> giveUp(String lane, Instant openedBefore, Instant now, String reason) {
    List<long[]> rounds =
        jdbc.sql(
                "select distinct run, round from report_dispatch where lane = ? and state ="
                    + " 'PENDING' and open_since < ?")
            .params(lane, Moments.utc(openedBefore))
            .query((row, n) -> new long[] {row.getLong(1), row.getLong(2)})
            .list();
    jdbc.sql(
            "update report_dispatch set state = 'FAILED', settled_at = ?, reason = ? where lane = ?"
                + " and state = 'PENDING' and open_since < ?")
        .params(Moments.utc(now), cut(reason), lane, Moments.utc(openedBefore))
        .update();
    return rounds;
  }

  /** Ends whatever of a run is not on its way; how many. */
  int stop(long run, Instant now, String reason) {
    return jdbc.sql(
            "update report_dispatch set state = 'FAILED', settled_at = ?, reason = ? where run = ?"
                + " and state in ('WAITING', 'PENDING')")
        .params(Moments.utc(now), cut(reason), run)
        .update();
  }

  /** Whether anything of a round is still to come. */
  boolean isOpen(long run, int round) {
    return jdbc.sql(
            "select 1 from report_dispatch where run = ? and round = ?"
                + " and state in ('PENDING', 'SENDING', 'WAITING') limit 1")
        .params(run, round)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** The rounds of a run, the first first. */
  List<Round> rounds(long run) {
    return jdbc.sql(
            "select r.round, r.asked_by, r.asked_at,"
                + count("'WAITING', 'PENDING', 'SENDING'")
                + ","
                + count("'SENT'")
                + ","
                + count("'FAILED'")
                + ","
                + count("'UNCERTAIN'")
                + " from report_round r left join report_dispatch d on d.run = r.run"
                + " and d.round = r.round where r.run = ?"
                + " group by r.round, r.asked_by, r.asked_at order by r.round")
        .param(run)
        .query(
            (row, n) ->
                new Round(
                    row.getInt(1),
                    row.getString(2),
                    Moments.at(row, 3),
                    row.getInt(4),
                    row.getInt(5),
                    row.getInt(6),
                    row.getInt(7)))
        .list();
  }

  private static String count(String states) {
    return " count(case when d.state in (" + states + ") then 1 end)";
  }

  /** Those of a round, in their order. */
  List<Dispatch> of(long run, int round) {
    return jdbc.sql(SELECT + " where run = ? and round = ? order by n")
        .params(run, round)
        .query((row, n) -> row(row))
        .list();
  }

  /** A page of a run's deliveries: the newest round first, in it what did not arrive first. */
  List<Dispatch> list(long run, Dispatch.@Nullable State state, int offset, int limit) {
    List<Object> values = new ArrayList<>(List.of(run));
    if (state != null) {
      values.add(state.name());
    }
    values.addAll(List.of(limit, offset));
    return jdbc.sql(
            SELECT
                + " where run = ?"
                + (state == null ? "" : " and state = ?")
                + " order by round desc, case when state = 'SENT' then 1 else 0 end, n"
                + " limit ? offset ?")
        .params(values)
        .query((row, n) -> row(row))
        .list();
  }

  int count(long run, Dispatch.@Nullable State state) {
    List<Object> values = new ArrayList<>(List.of(run));
    if (state != null) {
      values.add(state.name());
    }
    return jdbc.sql(
            "select count(*) from report_dispatch where run = ?"
                + (state == null ? "" : " and state = ?"))
        .params(values)
        .query(Integer.class)
        .single();
  }

  /** How many deliveries of all runs are in a state. */
  long count(Dispatch.State state) {
    return jdbc.sql("select count(*) from report_dispatch where state = ?")
        .param(state.name())
        .query(Long.class)
        .single();
  }

  private static Dispatch row(ResultSet row) throws SQLException {
    String format = row.getString(9);
    return new Dispatch(
        row.getString(1),
        row.getLong(2),
        row.getInt(3),
        row.getInt(4),
        RecipientKind.valueOf(row.getString(5)),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        format.isEmpty() ? null : ReportFormat.valueOf(format),
        row.getString(10),
        Dispatch.State.valueOf(row.getString(11)),
        row.getInt(12),
        Moments.atOrNull(row, 13),
        Moments.atOrNull(row, 14),
        Moments.atOrNull(row, 15),
        row.getString(16),
        row.getString(17));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
