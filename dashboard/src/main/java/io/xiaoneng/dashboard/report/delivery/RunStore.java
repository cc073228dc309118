package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.store.Moments;
import io.xiaoneng.dashboard.store.NewRow;
import io.xiaoneng.dashboard.store.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The runs, in table {@code report_run}. */
@Repository
class RunStore {

  private static final String SELECT =
      "select id, schedule, name, kind, period, formats, language, origin, due_at, state, attempts,"
          + " not_before, section, reason, asked_by, created_at, made_at from report_run";

  private static final int LONGEST_SECTION = 200;
  private static final int LONGEST_REASON = 1_000;

  private final JdbcClient jdbc;

  RunStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean planned(String planKey) {
    return jdbc.sql("select count(*) from report_run where plan_key = ?")
            .param(planKey)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Plans a run; its id. */
  long add(
      String planKey,
      Schedule schedule,
      ReportPeriod period,
      Run.Origin origin,
      Instant dueAt,
      String askedBy,
      Instant now) {
    return NewRow.id(
        jdbc.sql(
                "insert into report_run (plan_key, schedule, name, kind, period, formats, language,"
                    + " origin, due_at, state, attempts, not_before, section, reason, asked_by,"
                    + " created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED', 0, ?, '', '', ?, ?)")
            .params(
                planKey,
                schedule.id(),
                schedule.name(),
                schedule.kind().name(),
                period.text(),
                Schedule.text(schedule.formats()),
                Schedule.text(schedule.language()),
                origin.name(),
                Moments.utc(dueAt),
                Moments.utc(now),
                askedBy,
                Moments.utc(now)));
  }

  String planKey(long id) {
    return jdbc.sql("select plan_key from report_run where id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  Optional<Run> find(long id) {
    return jdbc.sql(SELECT + " where id = ?").param(id).query((row, n) -> row(row)).optional();
  }

  /** What is to be made first. */
  Optional<Run> due(Instant now) {
    return jdbc.sql(
            SELECT
                + " where state in ('PLANNED', 'FAILED_MAKING') and not_before <= ?"
                + " order by not_before, id limit 1")
        .param(Moments.utc(now))
        .query((row, n) -> row(row))
        .optional();
  }

  /** Those that were being made when the program, or the thread that made them, ended. */
  List<Run> interrupted() {
    return jdbc.sql(SELECT + " where state = 'MAKING' order by id")
        .query((row, n) -> row(row))
        .list();
  }

  /** Counts an attempt before it is made; false where somebody else was first. */
  boolean begin(Run run) {
    return jdbc.sql(
                "update report_run set state = 'MAKING', attempts = attempts + 1 where id = ?"
                    + " and state = ? and attempts = ?")
            .params(run.id(), run.state().name(), run.attempts())
            .update()
        > 0;
  }

  /** What is being made failed; tried again then, or given up where that is null. */
  boolean failed(long id, @Nullable Instant again, String section, String reason) {
    return jdbc.sql(
                "update report_run set state = 'FAILED_MAKING', not_before = ?, section = ?,"
                    + " reason = ? where id = ? and state = 'MAKING'")
            .params(
                Arrays.asList(
                    Moments.utcOrNull(again),
                    cut(section, LONGEST_SECTION),
                    cut(reason, LONGEST_REASON),
                    id))
            .update()
        > 0;
  }

  boolean made(long id, Instant at) {
    return jdbc.sql(
                "update report_run set state = 'MADE', made_at = ?, not_before = null, section = '',"
                    + " reason = '' where id = ? and state = 'MAKING'")
            .params(Moments.utc(at), id)
            .update()
        > 0;
  }

  /** Gives one that failed a new row of attempts, the first at once; false where none did. */
  boolean revive(long id, Instant now) {
    return jdbc.sql(
                "update report_run set attempts = 0, not_before = ? where id = ?"
                    + " and state = 'FAILED_MAKING'")
            .params(Moments.utc(now), id)
            .update()
        > 0;
  }

  /** Stops one that is not made and not being made; false where there is none. */
  boolean stop(long id, String reason) {
    return jdbc.sql(
                "update report_run set state = 'STOPPED', not_before = null, reason = ? where id = ?"
                    + " and state in ('PLANNED', 'FAILED_MAKING')")
            .params(cut(reason, LONGEST_REASON), id)
            .update()
        > 0;
  }

  /** Whether one of that period is still to be made. */
  boolean isOpen(long schedule, String period) {
    return jdbc.sql(
                "select count(*) from report_run where schedule = ? and period = ? and (state in"
                    + " ('PLANNED', 'MAKING') or state = 'FAILED_MAKING' and not_before is not null)")
            .params(schedule, period)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** A page of them, the newest first. */
  List<Run> list(Run.@Nullable State state, @Nullable Long schedule, int offset, int limit) {
    Where where = where(state, schedule);
    return jdbc.sql(SELECT + where.sql() + " order by due_at desc, id desc limit ? offset ?")
        .params(where.values(limit, offset))
        .query((row, n) -> row(row))
        .list();
  }

  long count(Run.@Nullable State state, @Nullable Long schedule) {
    Where where = where(state, schedule);
    return jdbc.sql("select count(*) from report_run" + where.sql())
        .params(where.values())
        .query(Long.class)
        .single();
  }

  private static Where where(Run.@Nullable State state, @Nullable Long schedule) {
    return new Where()
        .equal("state", state == null ? null : state.name())
        .equal("schedule", schedule);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  private static Run row(ResultSet row) throws SQLException {
    List<ReportFormat> formats = Schedule.formats(row.getString(6));
    return new Run(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        ReportKind.valueOf(row.getString(4)),
        row.getString(5),
        formats,
        Schedule.language(row.getString(7)),
        Run.Origin.valueOf(row.getString(8)),
        Moments.at(row, 9),
        Run.State.valueOf(row.getString(10)),
        row.getInt(11),
        Moments.atOrNull(row, 12),
        row.getString(13),
        row.getString(14),
        row.getString(15),
        Moments.at(row, 16),
        Moments.atOrNull(row, 17));
  }
}
