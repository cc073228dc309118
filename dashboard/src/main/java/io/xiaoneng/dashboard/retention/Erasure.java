package io.xiaoneng.dashboard.retention;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.event.ApplicantSeal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Erases what leads to a person from the archived events of a case, on request. The case itself
 * stays with its number, moments and codes: figures are made of them, and none changes. Rows that
 * are derived from events hold nothing else to begin with.
 */
@Service
class Erasure {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** More cases than that is no request of one person. */
  static final int MOST_CASES = 1_000;

  private static final String KEY =
      "concat(toString(source), '\\n', id, '\\n', toString(revision), '\\n', toString(hash))";

  private static final String LETTERS =
      "raw != '' AND (has(CAST(?, 'Array(String)'), JSONExtractString(raw, 'subject'))"
          + " OR arrayExists(word -> position(raw, word) > 0, CAST(?, 'Array(String)')))";

  private final ClickHouse clickHouse;
  private final JdbcClient jdbc;
  private final ApplicantSeal seal;
  private final Clock clock;

  Erasure(ClickHouse clickHouse, JdbcClient jdbc, ApplicantSeal seal, Clock clock) {
    this.clickHouse = clickHouse;
    this.jdbc = jdbc;
    this.seal = seal;
    this.clock = clock;
  }

  /** An archived event that holds something to be erased. */
  private record Holding(String key, byte[] redacted) {}

  /**
   * Cases whose events hold that reference of an applicant.
   *
   * @param applicant as a sender sends it, or its keyed hash
   */
  List<String> casesOf(String applicant) {
    return clickHouse.query(
        "SELECT DISTINCT subject FROM event_archive WHERE position(raw, ?) > 0 ORDER BY subject"
            + " LIMIT "
            + (MOST_CASES + 1),
        List.of(seal.hash(applicant)),
        LIMIT,
        row -> row.getString(1));
  }

  /** Whether the archive has anything of a case of that number. */
  boolean known(String caseId) {
    return !clickHouse
        .query(
            "SELECT 1 FROM event_archive WHERE subject = ? LIMIT 1",
            List.of(caseId),
            row -> row.getInt(1))
        .isEmpty();
  }

  /**
   * How many events of the case hold something to be erased.
   *
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  long holding(String caseId) {
    return events(caseId).size();
  }

  /** Erases it, and has every night look whether it came back; returns how many events held it. */
  long erase(String caseId) {
    boolean first =
        jdbc.sql("select 1 from erasure where case_id = ?")
            .param(caseId)
            .query(Integer.class)
            .optional()
            .isEmpty();
    if (first) {
      jdbc.sql("insert into erasure (case_id, erased_at) values (?, ?)")
          .params(caseId, clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    }
    return redact(caseId);
  }

  /** Events of erased cases that hold something again, because they were sent once more. */
  long cameBack() {
    return erased().stream().mapToLong(this::holding).sum();
  }

  /** Erases those. */
  long again() {
    return erased().stream().mapToLong(this::redact).sum();
  }

  private List<String> erased() {
    return jdbc.sql("select case_id from erasure order by case_id").query(String.class).list();
  }

  private long redact(String caseId) {
    List<Holding> events = events(caseId);
    if (!events.isEmpty()) {
      clickHouse.execute(
          "ALTER TABLE event_archive UPDATE raw = base64Decode(transform("
              + KEY
              + ", CAST(?, 'Array(String)'), CAST(?, 'Array(String)'), base64Encode(raw)))"
              + " WHERE subject = ? SETTINGS mutations_sync = 2",
          List.of(
              events.stream().map(Holding::key).toArray(String[]::new),
              events.stream()
                  .map(each -> Base64.getEncoder().encodeToString(each.redacted()))
                  .toArray(String[]::new),
              caseId),
          LIMIT);
    }
    eraseLetters(List.of(caseId), null);
    return events.size();
  }

  /**
   * How many refused events are of these cases or hold the applicant's reference, as it was sent or
   * as a hash.
   *
   * @param applicant null for none
   */
  long lettersOf(List<String> cases, @Nullable String applicant) {
    return clickHouse
        .query(
            "SELECT uniqExact(sha256) FROM dead_letter WHERE " + LETTERS,
            sought(cases, applicant),
            LIMIT,
            row -> row.getLong(1))
        .get(0);
  }

  /** Empties them, as old ones; returns how many. */
  long eraseLetters(List<String> cases, @Nullable String applicant) {
    long count = lettersOf(cases, applicant);
    if (count > 0) {
      clickHouse.execute(
          "ALTER TABLE dead_letter UPDATE raw = '', detail = '' WHERE "
              + LETTERS
              + " SETTINGS mutations_sync = 2",
          sought(cases, applicant),
          LIMIT);
    }
    return count;
  }

  private List<Object> sought(List<String> cases, @Nullable String applicant) {
    String[] words =
        applicant == null ? new String[0] : new String[] {applicant, seal.hash(applicant)};
    return List.of(cases.toArray(new String[0]), words);
  }

  /** Not FINAL: what a merge has not taken away yet is there as well. */
  private List<Holding> events(String caseId) {
    List<Holding> holding = new ArrayList<>();
    clickHouse.query(
        "SELECT " + KEY + ", base64Encode(raw) FROM event_archive WHERE subject = ?",
        List.of(caseId),
        LIMIT,
        row -> {
          byte[] raw = Base64.getDecoder().decode(row.getString(2));
          byte[] redacted = Redaction.of(raw);
          return Arrays.equals(raw, redacted)
              || holding.add(new Holding(row.getString(1), redacted));
        });
    return holding;
  }
}
