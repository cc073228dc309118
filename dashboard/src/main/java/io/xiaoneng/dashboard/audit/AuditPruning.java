package io.xiaoneng.dashboard.audit;

import io.xiaoneng.dashboard.security.Actor;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cuts the beginning off the audit log once it has been kept long enough. The log itself tells, in
 * a line of its own, up to where and with which hash: what stays can be verified, and whoever takes
 * more away, or the row of {@code audit_checkpoint} with it, is found out.
 */
@Repository
public class AuditPruning {

  /** What the log calls it. */
  static final String ACTION = "audit.pruned";

  private static final Actor PROGRAM = Actor.program("retention");

  private final JdbcClient jdbc;
  private final AuditLog log;

  AuditPruning(JdbcClient jdbc, AuditLog log) {
    this.jdbc = jdbc;
    this.log = log;
  }

  /** How many lines are older and would go. */
  public long older(Instant before) {
    return lastBefore(before) - checkpoint();
  }

  /**
   * Takes away every line up to the last of those at its beginning that are older.
   *
   * @return how many went
   */
  @Transactional
  public long prune(Instant before) {
    // Whoever adds a line holds this row; so does this, until it is done.
    jdbc.sql("select id from audit_head where one = 1 for update").query(Long.class).single();
    long from = checkpoint();
    long last = lastBefore(before);
    if (last <= from) {
      return 0;
    }
    String hash =
        jdbc.sql("select hash from audit_entry where id = ?")
            .param(last)
            .query(String.class)
            .single();
    log.record(PROGRAM, ACTION, subject(last), hash);
    jdbc.sql("update audit_checkpoint set id = ?, hash = ? where one = 1")
        .params(last, hash)
        .update();
    jdbc.sql("delete from audit_entry where id <= ?").param(last).update();
    return last - from;
  }

  /** The subject of the line that tells of it. */
  static String subject(long last) {
    return "lines up to " + last;
  }

  private long checkpoint() {
    return jdbc.sql("select id from audit_checkpoint where one = 1").query(Long.class).single();
  }

  /** The line before the first that is to stay; lines are in the order they were written. */
  private long lastBefore(Instant before) {
    long stays =
        jdbc.sql(
                "select coalesce(min(id), (select id from audit_head where one = 1) + 1)"
                    + " from audit_entry where at_ms >= ?")
            .param(before.toEpochMilli())
            .query(Long.class)
            .single();
    return stays - 1;
  }
}
