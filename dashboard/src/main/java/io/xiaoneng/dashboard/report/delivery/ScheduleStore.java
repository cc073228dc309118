package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.store.Moments;
import io.xiaoneng.dashboard.store.NewRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The schedules, in tables {@code report_schedule} and {@code report_recipient}. */
@Repository
class ScheduleStore {

  private static final String SELECT =
      "select id, name, kind, formats, language, days, working, minute_of_day, active, since,"
          + " changed_by, changed_at from report_schedule";

  private final JdbcClient jdbc;

  ScheduleStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of them, by name. */
  List<Schedule> all() {
    return jdbc.sql(SELECT + " order by name").query((row, n) -> row(row)).list();
  }

  Optional<Schedule> find(long id) {
    return jdbc.sql(SELECT + " where id = ?").param(id).query((row, n) -> row(row)).optional();
  }

  long add(Schedule schedule) {
    return NewRow.id(
        jdbc.sql(
                "insert into report_schedule (name, kind, formats, language, days, working,"
                    + " minute_of_day, active, since, changed_by, changed_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .params(values(schedule)));
  }

  boolean change(Schedule schedule) {
    List<Object> values = new java.util.ArrayList<>(values(schedule));
    values.add(schedule.id());
    return jdbc.sql(
                "update report_schedule set name = ?, kind = ?, formats = ?, language = ?, days = ?,"
                    + " working = ?, minute_of_day = ?, active = ?, since = ?, changed_by = ?,"
                    + " changed_at = ? where id = ?")
            .params(values)
            .update()
        > 0;
  }

  boolean remove(long id) {
    return jdbc.sql("delete from report_schedule where id = ?").param(id).update() > 0;
  }

  /** Those of a schedule, in the order they were added. */
  List<Recipient> recipients(long schedule) {
    return jdbc.sql(
            "select id, kind, target, secret, scope from report_recipient where schedule = ?"
                + " order by id")
        .param(schedule)
        .query((row, n) -> recipient(row))
        .list();
  }

  int count(long schedule) {
    return jdbc.sql("select count(*) from report_recipient where schedule = ?")
        .param(schedule)
        .query(Integer.class)
        .single();
  }

  void addRecipient(long schedule, Recipient recipient) {
    jdbc.sql(
            "insert into report_recipient (schedule, kind, target, secret, scope)"
                + " values (?, ?, ?, ?, ?)")
        .params(
            Arrays.asList(
                schedule,
                recipient.kind().name(),
                recipient.target(),
                recipient.secret(),
                recipient.scope().text()))
        .update();
  }

  boolean removeRecipient(long schedule, long id) {
    return jdbc.sql("delete from report_recipient where schedule = ? and id = ?")
            .params(schedule, id)
            .update()
        > 0;
  }

  private static List<Object> values(Schedule schedule) {
    return List.of(
        schedule.name(),
        schedule.kind().name(),
        Schedule.text(schedule.formats()),
        Schedule.text(schedule.language()),
        schedule.rule().days(),
        schedule.rule().working(),
        schedule.rule().time().toSecondOfDay() / 60,
        schedule.active(),
        Moments.utc(schedule.since()),
        schedule.changedBy(),
        Moments.utc(schedule.changedAt()));
  }

  private static Schedule row(ResultSet row) throws SQLException {
    return new Schedule(
        row.getLong(1),
        row.getString(2),
        ReportKind.valueOf(row.getString(3)),
        Schedule.formats(row.getString(4)),
        Schedule.language(row.getString(5)),
        new DueRule(row.getInt(6), row.getBoolean(7), LocalTime.ofSecondOfDay(row.getInt(8) * 60L)),
        row.getBoolean(9),
        Moments.at(row, 10),
        row.getString(11),
        Moments.at(row, 12));
  }

  private static Recipient recipient(ResultSet row) throws SQLException {
    return new Recipient(
        row.getLong(1),
        RecipientKind.valueOf(row.getString(2)),
        row.getString(3),
        row.getString(4),
        RecipientScope.parse(row.getString(5)));
  }
}
