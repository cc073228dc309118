package io.xiaoneng.dashboard.known;

import io.xiaoneng.casefile.Rules;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Folds cases, tickets or contracts again from the archive, with the events that were recorded by
 * an instant, into a table like {@code case_row}. By the job's own fold; only the set of events is
 * another.
 */
public final class KnownFold {

  /** Later than any event that was ever accepted. */
  public static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private static final int A_PAGE = 5_000;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ClickHouse clickHouse;
  private final Rules rules;
  private final Instant knownAt;
  private final KnownSubjects of;
  private final KnownSubjects.Fold fold;
  private final ByteArrayOutputStream rows = new ByteArrayOutputStream();

  /**
   * A fold of cases.
   *
   * @param knownAt events recorded later are left out; {@link #END_OF_TIME} for all
   */
  public KnownFold(ClickHouse clickHouse, Rules rules, Instant knownAt) {
    this(clickHouse, KnownSubjects.CASES, rules, knownAt);
  }

  /** Likewise, of what is named. */
  KnownFold(ClickHouse clickHouse, KnownSubjects of, Rules rules, Instant knownAt) {
    this.clickHouse = clickHouse;
    this.of = of;
    this.fold = of.fold();
    this.rules = rules;
    this.knownAt = knownAt;
  }

  /**
   * Folds everything that {@code subjects} names into {@code table}; what was not known by the
   * instant gets no row.
   *
   * @param subjects a table with the column {@code subject}, ordered by it
   */
  public void fold(String subjects, String table) {
    String after = "";
    for (List<String> last = page(subjects, after); !last.isEmpty(); last = page(subjects, after)) {
      foldPage(subjects, after, last.get(0));
      after = last.get(0);
      clickHouse.insert(table, of.columns, rows.toByteArray());
      rows.reset();
    }
  }

  /** The last subject of the next page, or nothing. */
  private List<String> page(String subjects, String after) {
    return clickHouse.query(
        "SELECT max(subject) FROM (SELECT subject FROM "
            + subjects
            + " WHERE subject > ? ORDER BY subject LIMIT "
            + A_PAGE
            + ") HAVING count() > 0",
        List.of(after),
        LIMIT,
        row -> row.getString(1));
  }

  private void foldPage(String subjects, String after, String last) {
    ArchivedSubjects read =
        new ArchivedSubjects(
            rules.registry(),
            (subject, events) -> rows.writeBytes(fold.row(subject, events, rules)));
    clickHouse.query(
        "SELECT "
            + ArchivedSubjects.COLUMNS
            + " FROM event_archive"
            + " FINAL WHERE subject > ? AND subject <= ? AND subject IN (SELECT subject FROM "
            + subjects
            + " WHERE subject > ? AND subject <= ?) AND startsWith(type, ?)"
            + " AND toUnixTimestamp64Milli(recorded_at) <= ? ORDER BY subject",
        List.of(after, last, after, last, of.events, knownAt.toEpochMilli()),
        LIMIT,
        row -> {
          read.take(row);
          return true;
        });
    read.finish();
  }
}
