package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.store.Moments;
import io.xiaoneng.dashboard.store.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The deliveries, in tables {@code notice_delivery} and {@code notice_delivery_item}. */
@Repository
class DeliveryStore {

  private static final String SELECT =
      "select d.id, d.channel, d.urgent, d.state, d.attempts, d.not_before, d.created_at,"
          + " d.settled_at, d.problem,"
          + " (select count(*) from notice_delivery_item i where i.delivery = d.id)"
          + " from notice_delivery d";

  private final JdbcClient jdbc;

  DeliveryStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The parcel of a channel that still gathers, if there is one. */
  Optional<String> gathering(long channel, boolean urgent) {
    return jdbc.sql(
            "select id from notice_delivery where channel = ? and urgent = ?"
                + " and state = 'GATHERING' order by created_at limit 1")
        .params(channel, urgent)
        .query(String.class)
        .optional();
  }

  /** Begins a parcel; its id. */
  String begin(long channel, boolean urgent, Instant now, Instant notBefore) {
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            "insert into notice_delivery (id, channel, urgent, state, attempts, not_before,"
                + " created_at, problem) values (?, ?, ?, 'GATHERING', 0, ?, ?, '')")
        .params(id, channel, urgent, Moments.utc(notBefore), Moments.utc(now))
        .update();
    return id;
  }

  void put(String id, long notice) {
    jdbc.sql("insert into notice_delivery_item (delivery, notice) values (?, ?)")
        .params(id, notice)
        .update();
  }

  /**
   * What a channel has to send first: parcels go one after the other, so that while one cannot go
   * the next gathers.
   */
  Optional<Delivery> head(long channel, boolean urgent) {
    return jdbc.sql(
            SELECT
                + " where d.channel = ? and d.urgent = ? and d.state in ('GATHERING', 'RETRYING')"
                + " order by case d.state when 'RETRYING' then 0 else 1 end, d.created_at, d.id"
                + " limit 1")
        .params(channel, urgent)
        .query((row, n) -> row(row))
        .optional();
  }

  /** Closes a parcel and counts an attempt, before it is made. */
  void attempt(String id) {
    jdbc.sql("update notice_delivery set state = 'RETRYING', attempts = attempts + 1 where id = ?")
        .param(id)
        .update();
  }

  void postpone(String id, Instant notBefore, String problem) {
    jdbc.sql("update notice_delivery set not_before = ?, problem = ? where id = ?")
        .params(Moments.utc(notBefore), problem, id)
        .update();
  }

  void settle(String id, Delivery.State state, Instant at, String problem) {
    jdbc.sql("update notice_delivery set state = ?, settled_at = ?, problem = ? where id = ?")
        .params(state.name(), Moments.utc(at), problem, id)
        .update();
  }

  /** Gives one that was given up another row of attempts; false where it was not given up. */
  boolean revive(String id, Instant now) {
    return jdbc.sql(
                "update notice_delivery set state = 'RETRYING', attempts = 0, not_before = ?,"
                    + " settled_at = null where id = ? and state = 'DEAD'")
            .params(Moments.utc(now), id)
            .update()
        > 0;
  }

  Optional<Delivery> find(String id) {
    return jdbc.sql(SELECT + " where d.id = ?").param(id).query((row, n) -> row(row)).optional();
  }

  /** A page of them, the newest first. */
  List<Delivery> list(
      Delivery.@Nullable State state, @Nullable Long channel, int offset, int limit) {
    Where where = where(state, channel);
    return jdbc.sql(SELECT + where.sql() + " order by d.created_at desc, d.id limit ? offset ?")
        .params(where.values(limit, offset))
        .query((row, n) -> row(row))
        .list();
  }

  long count(Delivery.@Nullable State state, @Nullable Long channel) {
    Where where = where(state, channel);
    return jdbc.sql("select count(*) from notice_delivery d" + where.sql())
        .params(where.values())
        .query(Long.class)
        .single();
  }

  /** Takes away what arrived before that instant. */
  int forgetBefore(Instant instant) {
    return jdbc.sql("delete from notice_delivery where state = 'SENT' and settled_at < ?")
        .param(Moments.utc(instant))
        .update();
  }

  private static Where where(Delivery.@Nullable State state, @Nullable Long channel) {
    return new Where()
        .equal("d.state", state == null ? null : state.name())
        .equal("d.channel", channel);
  }

  private static Delivery row(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString(1),
        row.getLong(2),
        row.getBoolean(3),
        Delivery.State.valueOf(row.getString(4)),
        row.getInt(5),
        Moments.at(row, 6),
        Moments.at(row, 7),
        Moments.atOrNull(row, 8),
        row.getString(9),
        row.getInt(10));
  }
}
