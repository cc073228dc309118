package io.xiaoneng.dashboard.audit;

import io.xiaoneng.dashboard.security.Actor;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds lines to the audit log, in table {@code audit_entry}. There is no way to change or to remove
 * one.
 *
 * <p>Lines are chained, so one transaction at a time adds them: record at the end of a transaction,
 * not at its beginning.
 */
@Repository
public class AuditLog {

  private final JdbcClient jdbc;
  private final Clock clock;

  AuditLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Head(long id, String hash) {}

  /**
   * Adds a line. It belongs to the caller's transaction: what is rolled back was not done, and
   * leaves no line; without a transaction it stands at once.
   *
   * @param action a word with dots that names what was done, up to 60 characters
   * @param subject to what; cut after 300 characters
   * @param detail what else there is to say, never a password or a token; cut after 4 000
   *     characters
   */
  @Transactional
  public AuditEntry record(Actor actor, String action, String subject, String detail) {
    Head head =
        jdbc.sql("select id, hash from audit_head where one = 1 for update")
            .query((row, n) -> new Head(row.getLong(1), row.getString(2)))
            .single();
    AuditEntry entry =
        AuditEntry.after(
            head.id() + 1, head.hash(), clock.instant(), actor, action, subject, detail);
    jdbc.sql(
            "insert into audit_entry (id, at_ms, actor, roles, unit, action, subject, detail,"
                + " previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            Arrays.asList(
                entry.id(),
                entry.at().toEpochMilli(),
                entry.actor(),
                entry.roles(),
                entry.unit(),
                entry.action(),
                entry.subject(),
                entry.detail(),
                entry.previous(),
                entry.hash()))
        .update();
    jdbc.sql("update audit_head set id = ?, hash = ? where one = 1")
        .params(entry.id(), entry.hash())
        .update();
    return entry;
  }
}
