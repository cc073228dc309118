package io.xiaoneng.dashboard.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the audit log and tells whether it is whole. */
@Repository
public class AuditReader {

  private static final String COLUMNS =
      "select id, at_ms, actor, roles, unit, action, subject, detail, previous, hash"
          + " from audit_entry where ";

  private static final String FIRST = "0".repeat(64);
  private static final int BATCH = 1_000;

  private final JdbcClient jdbc;

  AuditReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whether the chain holds.
   *
   * @param lines how many lines it has, by its head
   * @param head hash of the last line; whoever keeps it elsewhere can tell later that nothing
   *     before it was rewritten
   * @param brokenAt id of the first line that is missing or not as it was written; null where the
   *     chain is whole
   * @param problem what is wrong there; null likewise
   * @param pruned up to which line the log was cut off when its time was over; 0 for none
   */
  public record Verdict(
      long lines, String head, @Nullable Long brokenAt, @Nullable String problem, long pruned) {

    /** Whether every line is as it was written. */
    public boolean whole() {
      return brokenAt == null;
    }
  }

  /**
   * What is looked for; null or "" = any.
   *
   * @param text part of the subject or of the detail, in any case
   * @param action an action, or the beginning of actions where it ends with a dot
   * @param from first moment, inclusive
   * @param to last moment, exclusive
   */
  public record Search(
      @Nullable String actor,
      @Nullable String action,
      @Nullable String text,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /** Lines that fit, the newest first, at most {@code limit}, older than line {@code before}. */
  public List<AuditEntry> search(Search search, long before, int limit) {
    List<Object> values = new ArrayList<>();
    String where = where(search, values);
    values.add(before);
    values.add(limit);
    return jdbc.sql(COLUMNS + where + " and id < ? order by id desc limit ?")
        .params(values)
        .query((row, n) -> entry(row))
        .list();
  }

  /** Gives every line that fits, the oldest first, without holding them all. */
  public void forEach(Search search, Consumer<AuditEntry> consumer) {
    long after = 0;
    while (true) {
      List<Object> values = new ArrayList<>();
      String where = where(search, values);
      values.add(after);
      values.add(BATCH);
      List<AuditEntry> batch =
          jdbc.sql(COLUMNS + where + " and id > ? order by id limit ?")
              .params(values)
              .query((row, n) -> entry(row))
              .list();
      batch.forEach(consumer);
      if (batch.size() < BATCH) {
        return;
      }
      after = batch.get(batch.size() - 1).id();
    }
  }

  /**
   * Computes every line's hash again, from the first that has not been cut off to the one that is
   * the last now.
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Verdict verify() {
    AuditHead head = head();
    AuditHead pruned = at("audit_checkpoint");
    Check check = new Check(pruned);
    long after = pruned.id();
    while (check.brokenAt == null && after < head.id()) {
      List<AuditEntry> batch =
          jdbc.sql(COLUMNS + "id > ? and id <= ? order by id limit ?")
              .params(after, head.id(), BATCH)
              .query((row, n) -> entry(row))
              .list();
      batch.forEach(check::next);
      if (batch.isEmpty()) {
        break;
      }
      after = batch.get(batch.size() - 1).id();
    }
    check.end(head);
    return new Verdict(head.id(), head.hash(), check.brokenAt, check.problem, pruned.id());
  }

  private record AuditHead(long id, String hash) {}

  private AuditHead head() {
    return at("audit_head");
  }

  private AuditHead at(String table) {
    return jdbc.sql("select id, hash from " + table + " where one = 1")
        .query((row, n) -> new AuditHead(row.getLong(1), row.getString(2)))
        .single();
  }

  /** Goes along the chain. */
  private static final class Check {
    private final AuditHead pruned;
    private long expected;
    private String previous;
    private @Nullable Long brokenAt;
    private @Nullable String problem;

    /** Whether a line of the chain says that it was cut off there. */
    private boolean told;

    Check(AuditHead pruned) {
      this.pruned = pruned;
      this.expected = pruned.id() + 1;
      this.previous = pruned.hash();
      this.told = pruned.id() == 0 && pruned.hash().equals(FIRST);
    }

    void next(AuditEntry entry) {
      if (brokenAt != null) {
        return;
      }
      if (entry.id() != expected) {
        broken("line " + expected + " is missing");
      } else if (!entry.hash().equals(entry.computedHash())) {
        broken("line " + expected + " is not as it was written");
      } else if (!entry.previous().equals(previous)) {
        broken("line " + expected + " does not follow the line before it");
      } else {
        expected++;
        previous = entry.hash();
        told |=
            entry.action().equals(AuditPruning.ACTION)
                && entry.subject().equals(AuditPruning.subject(pruned.id()))
                && entry.detail().equals(pruned.hash());
      }
    }

    void end(AuditHead head) {
      if (brokenAt != null) {
        return;
      }
      if (expected <= head.id()) {
        broken("lines from " + expected + " on are missing");
      } else if (!previous.equals(head.hash())) {
        broken("the last line is not the one that was written last");
      } else if (!told) {
        brokenAt = pruned.id();
        problem = "no line says that the log was cut off after line " + pruned.id();
      }
    }

    private void broken(String what) {
      brokenAt = expected;
      problem = what;
    }
  }

  private static String where(Search search, List<Object> values) {
    StringBuilder where = new StringBuilder("1 = 1");
    if (isGiven(search.actor())) {
      where.append(" and actor = ?");
      values.add(search.actor());
    }
    String action = search.action();
    if (action != null && !action.isEmpty()) {
      where.append(action.endsWith(".") ? " and action like ? escape '!'" : " and action = ?");
      values.add(action.endsWith(".") ? escaped(action) + "%" : action);
    }
    String text = search.text();
    if (text != null && !text.isEmpty()) {
      String pattern = "%" + escaped(text.toLowerCase(java.util.Locale.ROOT)) + "%";
      where.append(" and (lower(subject) like ? escape '!' or lower(detail) like ? escape '!')");
      values.add(pattern);
      values.add(pattern);
    }
    Instant from = search.from();
    if (from != null) {
      where.append(" and at_ms >= ?");
      values.add(from.toEpochMilli());
    }
    Instant to = search.to();
    if (to != null) {
      where.append(" and at_ms < ?");
      values.add(to.toEpochMilli());
    }
    return where.toString();
  }

  private static boolean isGiven(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10));
  }
}
