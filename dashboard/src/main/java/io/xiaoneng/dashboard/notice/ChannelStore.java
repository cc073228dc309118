package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.store.NewRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The channels, in table {@code notice_channel}. */
@Repository
class ChannelStore {

  private static final String SELECT =
      "select id, name, kind, target, secret, role, unit, language, digest_minutes, quiet_from,"
          + " quiet_to, enabled from notice_channel";

  private final JdbcClient jdbc;

  ChannelStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of them, by name. */
  List<Channel> all() {
    return jdbc.sql(SELECT + " order by name").query((row, n) -> row(row)).list();
  }

  Optional<Channel> find(long id) {
    return jdbc.sql(SELECT + " where id = ?").param(id).query((row, n) -> row(row)).optional();
  }

  long add(Channel channel) {
    return NewRow.id(
        jdbc.sql(
                "insert into notice_channel (name, kind, target, secret, role, unit, language,"
                    + " digest_minutes, quiet_from, quiet_to, enabled)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .params(values(channel)));
  }

  boolean change(Channel channel) {
    List<@Nullable Object> values = new ArrayList<>(values(channel));
    values.add(channel.id());
    return jdbc.sql(
                "update notice_channel set name = ?, kind = ?, target = ?, secret = ?, role = ?,"
                    + " unit = ?, language = ?, digest_minutes = ?, quiet_from = ?, quiet_to = ?,"
                    + " enabled = ? where id = ?")
            .params(values)
            .update()
        > 0;
  }

  boolean remove(long id) {
    return jdbc.sql("delete from notice_channel where id = ?").param(id).update() > 0;
  }

  private static List<@Nullable Object> values(Channel channel) {
    QuietHours quiet = channel.quiet();
    return Arrays.asList(
        channel.name(),
        channel.kind().name(),
        channel.target(),
        channel.secret(),
        channel.role().name(),
        channel.unit(),
        channel.chinese() ? "zh" : "en",
        channel.digestMinutes(),
        quiet == null ? null : quiet.from().toSecondOfDay() / 60,
        quiet == null ? null : quiet.to().toSecondOfDay() / 60,
        channel.enabled());
  }

  private static Channel row(ResultSet row) throws SQLException {
    int from = row.getInt(10);
    QuietHours quiet = row.wasNull() ? null : new QuietHours(time(from), time(row.getInt(11)));
    return new Channel(
        row.getLong(1),
        row.getString(2),
        Channel.Kind.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        Role.valueOf(row.getString(6)),
        row.getString(7),
        row.getString(8).equals("zh"),
        row.getInt(9),
        quiet,
        row.getBoolean(12));
  }

  private static LocalTime time(int minutes) {
    return LocalTime.ofSecondOfDay(minutes * 60L);
  }
}
