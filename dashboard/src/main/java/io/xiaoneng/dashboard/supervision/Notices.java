package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.dashboard.store.Moments;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.supervision.Urgency;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reminders and escalations, in table {@code supervision_notice}. */
@Repository
public class Notices {

  private final JdbcClient jdbc;

  Notices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A reminder.
   *
   * @param version of the matter that it is about: when the matter goes on, there may be another
   * @param party whose turn it is
   */
  public record Notice(
      Matter matter, int version, Urgency urgency, Party party, String unit, Instant at) {}

  /**
   * Keeps a notice; false where the same was told before.
   *
   * @throws DuplicateKeyException where somebody else tells the same at this moment
   */
  public boolean tell(Notice notice) {
    int there =
        jdbc.sql(
                "select count(*) from supervision_notice"
                    + " where matter = ? and version = ? and urgency = ?")
            .params(notice.matter().toString(), notice.version(), notice.urgency().name())
            .query(Integer.class)
            .single();
    if (there > 0) {
      return false;
    }
    jdbc.sql(
            "insert into supervision_notice (matter, version, urgency, party, unit, at)"
                + " values (?, ?, ?, ?, ?, ?)")
        .params(
            notice.matter().toString(),
            notice.version(),
            notice.urgency().name(),
            notice.party().name(),
            notice.unit(),
            Moments.utc(notice.at()))
        .update();
    return true;
  }

  /** The notices of a matter, the oldest first. */
  public List<Notice> of(Matter matter) {
    return jdbc.sql(
            "select version, urgency, party, unit, at from supervision_notice where matter = ?"
                + " order by at, urgency")
        .param(matter.toString())
        .query(
            (row, n) ->
                new Notice(
                    matter,
                    row.getInt(1),
                    Urgency.valueOf(row.getString(2)),
                    Party.valueOf(row.getString(3)),
                    row.getString(4),
                    Moments.at(row, 5)))
        .list();
  }
}
