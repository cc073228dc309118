package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportPeriod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
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
    GeneratedKeyHolder key = new GeneratedKeyHolder();
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
            utc(dueAt),
            utc(now),
            askedBy,
            utc(now))
        .update(key, "id");
    return Objects.requireNonNull(key.getKey(), "the store gave no id").longValue();
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
        .param(utc(now))
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
                    again == null ? null : utc(again),
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
            .params(utc(at), id)
            .update()
        > 0;
  }

  /** Gives one that failed a new row of attempts, the first at once; false where none did. */
  boolean revive(long id, Instant now) {
    return jdbc.sql(
                "update report_run set attempts = 0, not_before = ? where id = ?"
                    + " and state = 'FAILED_MAKING'")
            .params(utc(now), id)
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
    List<Object> values = new ArrayList<>();
    String where = where(state, schedule, values);
    values.addAll(List.of(limit, offset));
    return jdbc.sql(SELECT + where + " order by due_at desc, id desc limit ? offset ?")
        .params(values)
        .query((row, n) -> row(row))
        .list();
  }

  long count(Run.@Nullable State state, @Nullable Long schedule) {
    List<Object> values = new ArrayList<>();
    String where = where(state, schedule, values);
    return jdbc.sql("select count(*) from report_run" + where)
        .params(values)
        .query(Long.class)
        .single();
  }

  private static String where(
      Run.@Nullable State state, @Nullable Long schedule, List<Object> values) {
    StringBuilder where = new StringBuilder(" where 1 = 1");
    if (state != null) {
      where.append(" and state = ?");
      values.add(state.name());
    }
    if (schedule != null) {
      where.append(" and schedule = ?");
      values.add(schedule);
    }
    return where.toString();
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
        row.getObject(9, OffsetDateTime.class).toInstant(),
        Run.State.valueOf(row.getString(10)),
        row.getInt(11),
        instant(row, 12),
        row.getString(13),
        row.getString(14),
        row.getString(15),
        row.getObject(16, OffsetDateTime.class).toInstant(),
        instant(row, 17));
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
