package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.security.Role;
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

/** The notices and who read them, in tables {@code notice} and {@code notice_read}. */
@Repository
class NoticeStore {

  private static final String COLUMNS =
      "n.id, n.notice_key, n.role, n.unit, n.urgency, n.title_zh, n.title_en, n.text_zh, n.text_en,"
          + " n.link, n.at, (select p.username from notice_person p where p.notice = n.id)";

  /** In place of a role: a notice for one person, who stands in {@code notice_person}. */
  private static final String PERSON = "PERSON";

  private final JdbcClient jdbc;

  NoticeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean has(String key) {
    return jdbc.sql("select count(*) from notice where notice_key = ?")
            .param(key)
            .query(Integer.class)
            .single()
        > 0;
  }

  void add(Notice notice, Instant at) {
    Role role = notice.audience().role();
    String person = notice.audience().person();
    jdbc.sql(
            "insert into notice (notice_key, role, unit, urgency, title_zh, title_en, text_zh,"
                + " text_en, link, at, planned) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)")
        .params(
            Arrays.asList(
                notice.key(),
                person != null ? PERSON : role == null ? null : role.name(),
                notice.audience().unit(),
                notice.urgency().name(),
                notice.titleZh(),
                notice.titleEn(),
                notice.textZh(),
                notice.textEn(),
                notice.link(),
                Moments.utc(at)))
        .update();
    if (person != null) {
      jdbc.sql(
              "insert into notice_person (notice, username)"
                  + " select id, ? from notice where notice_key = ?")
          .params(person, notice.key())
          .update();
    }
  }

  /** Those somebody may see, unread ones first, then the newest first. */
  List<PostedNotice> list(NoticeQuery query, String username, int offset, int limit) {
    List<Object> values = new ArrayList<>();
    values.add(username);
    values.addAll(query.values());
    values.add(limit);
    values.add(offset);
    return jdbc.sql(
            "select "
                + COLUMNS
                + ", r.at from notice n left join notice_read r"
                + " on r.notice = n.id and r.username = ? where "
                + query.sql()
                + " order by case when r.at is null then 0 else 1 end, n.at desc, n.id desc"
                + " limit ? offset ?")
        .params(values)
        .query((row, n) -> row(row, Moments.atOrNull(row, 13)))
        .list();
  }

  long count(NoticeQuery query) {
    return jdbc.sql("select count(*) from notice n where " + query.sql())
        .params(query.values())
        .query(Long.class)
        .single();
  }

  long unread(NoticeQuery query, String username) {
    List<Object> values = new ArrayList<>(query.values());
    values.add(username);
    return jdbc.sql(
            "select count(*) from notice n where "
                + query.sql()
                + " and not exists (select 1 from notice_read r where r.notice = n.id and"
                + " r.username = ?)")
        .params(values)
        .query(Long.class)
        .single();
  }

  boolean sees(NoticeQuery query, long id) {
    List<Object> values = new ArrayList<>(query.values());
    values.add(id);
    return jdbc.sql("select count(*) from notice n where " + query.sql() + " and n.id = ?")
            .params(values)
            .query(Integer.class)
            .single()
        > 0;
  }

  boolean isRead(long id, String username) {
    return jdbc.sql("select count(*) from notice_read where notice = ? and username = ?")
            .params(id, username)
            .query(Integer.class)
            .single()
        > 0;
  }

  void markRead(long id, String username, Instant at) {
    jdbc.sql("insert into notice_read (notice, username, at) values (?, ?, ?)")
        .params(id, username, Moments.utc(at))
        .update();
  }

  /** Marks whatever of theirs is not newer than that one; how many were unread. */
  int markAllRead(NoticeQuery query, long newest, String username, Instant at) {
    List<Object> values = new ArrayList<>();
    values.add(username);
    values.add(Moments.utc(at));
    values.addAll(query.values());
    values.add(newest);
    values.add(username);
    return jdbc.sql(
            "insert into notice_read (notice, username, at) select n.id, ?, ? from notice n where "
                + query.sql()
                + " and n.id <= ? and not exists (select 1 from notice_read r where"
                + " r.notice = n.id and r.username = ?)")
        .params(values)
        .update();
  }

  /** Those that are in no parcel yet, the oldest first. */
  List<PostedNotice> unplanned(int limit) {
    return jdbc.sql(
            "select " + COLUMNS + " from notice n where n.planned = false order by n.id limit ?")
        .param(limit)
        .query((row, n) -> row(row, null))
        .list();
  }

  void planned(long id) {
    jdbc.sql("update notice set planned = true where id = ?").param(id).update();
  }

  /** The first of a delivery's notices, the oldest first. */
  List<PostedNotice> of(String delivery, int limit) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from notice n join notice_delivery_item i on i.notice = n.id"
                + " where i.delivery = ? order by n.id limit ?")
        .params(delivery, limit)
        .query((row, n) -> row(row, null))
        .list();
  }

  /** Takes away what is older; how many that were. */
  int forgetBefore(Instant instant) {
    int forgotten = forget(instant);
    jdbc.sql(
            "delete from notice_person where not exists"
                + " (select 1 from notice n where n.id = notice_person.notice)")
        .update();
    return forgotten;
  }

  private int forget(Instant instant) {
    return jdbc.sql(
            "delete from notice where at < ? and not exists (select 1 from notice_delivery_item i"
                + " join notice_delivery d on d.id = i.delivery where i.notice = notice.id"
                + " and d.state <> 'SENT')")
        .param(Moments.utc(instant))
        .update();
  }

  private static PostedNotice row(ResultSet row, @Nullable Instant readAt) throws SQLException {
    String role = row.getString(3);
    String person = row.getString(12);
    Notice notice =
        new Notice(
            row.getString(2),
            person != null || PERSON.equals(role)
                ? Audience.person(person == null ? "" : person)
                : new Audience(role == null ? null : Role.valueOf(role), row.getString(4)),
            NoticeUrgency.valueOf(row.getString(5)),
            row.getString(6),
            row.getString(7),
            row.getString(8),
            row.getString(9),
            row.getString(10));
    return new PostedNotice(row.getLong(1), notice, Moments.at(row, 11), readAt);
  }
}
