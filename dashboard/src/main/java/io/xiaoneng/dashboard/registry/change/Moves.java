package io.xiaoneng.dashboard.registry.change;

import io.xiaoneng.casefile.Rules;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.known.KnownFold;
import io.xiaoneng.dashboard.registry.RecordStore;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.RegistryKey;
import io.xiaoneng.registry.change.RecordChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Service;

/**
 * What changes of the registry would do to cases, without making them: the cases they touch are
 * folded from the archive under the registry as it would be, and held against their rows.
 */
@Service
public class Moves {

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Instant ALL_TIME = Instant.parse("9999-12-31T00:00:00Z");

  /** More cases are counted, but not folded before somebody's eyes. */
  private static final int MOST_FOLDED = 20_000;

  private static final int LISTED = 200;

  private final ClickHouse clickHouse;
  private final RecordStore records;
  private final XiaonengProperties settings;
  private final AtomicLong looked = new AtomicLong();

  Moves(ClickHouse clickHouse, RecordStore records, XiaonengProperties settings) {
    this.clickHouse = clickHouse;
    this.records = records;
    this.settings = settings;
  }

  /**
   * What would move.
   *
   * @param touched cases that would be folded again
   * @param moved of those looked at, with another due date, D1 or district
   * @param complete whether every touched case was looked at
   * @param cases the first of them, by number
   */
  public record Outlook(
      long touched, long moved, boolean complete, List<ChangeTable.Moved> cases) {}

  private static final Outlook NOTHING = new Outlook(0, 0, true, List.of());

  /** Looks ahead; one at a time, as each works in tables of its own for a while. */
  public synchronized Outlook of(List<RecordChange> changes) {
    MutableRegistry before = records.copy();
    MutableRegistry after = records.copy();
    for (RecordChange each : changes) {
      after.apply(each.key(), each.after());
    }
    List<RegistryKey> keys =
        changes.stream()
            .filter(each -> each.kind() != RecordChange.Kind.UNCHANGED)
            .map(RecordChange::key)
            .toList();
    TouchedCases touched = TouchedCases.of(before, after, keys, settings.calendar());
    if (touched.none()) {
      return NOTHING;
    }
    long all =
        clickHouse
            .query(
                "SELECT count() FROM case_row FINAL WHERE " + touched.where(),
                List.of(),
                LIMIT,
                row -> row.getLong(1))
            .get(0);
    return all == 0 ? NOTHING : folded(touched, after, all);
  }

  private Outlook folded(TouchedCases touched, MutableRegistry after, long all) {
    String name = "outlook_" + looked.incrementAndGet() + "_" + System.nanoTime();
    String subjects = name + "_subjects";
    try {
      run("CREATE TABLE " + subjects + " (subject String) ENGINE = MergeTree ORDER BY subject");
      run(
          "INSERT INTO "
              + subjects
              + " SELECT case_id FROM case_row FINAL WHERE "
              + touched.where()
              + " ORDER BY case_id LIMIT "
              + MOST_FOLDED);
      run("CREATE TABLE " + name + " AS case_row");
      Rules rules = new Rules(after.calendar(settings.calendar()), settings.zoneId(), after);
      new KnownFold(clickHouse, rules, ALL_TIME).fold(subjects, name);
      String differ =
          " FROM (SELECT * FROM case_row FINAL) AS b INNER JOIN (SELECT * FROM "
              + name
              + " FINAL) AS c ON b.case_id = c.case_id WHERE "
              + tuple("b")
              + " != "
              + tuple("c");
      long moved =
          clickHouse
              .query("SELECT count()" + differ, List.of(), LIMIT, row -> row.getLong(1))
              .get(0);
      List<ChangeTable.Moved> cases =
          clickHouse.query(
              "SELECT b.case_id, toUnixTimestamp64Milli(b.due_promise),"
                  + " toUnixTimestamp64Milli(c.due_promise),"
                  + " toUnixTimestamp64Milli(b.due_statutory),"
                  + " toUnixTimestamp64Milli(c.due_statutory), b.d1, c.d1, b.district, c.district"
                  + differ
                  + " ORDER BY b.case_id LIMIT "
                  + LISTED,
              List.of(),
              LIMIT,
              MovedRows::of);
      return new Outlook(all, moved, all <= MOST_FOLDED, cases);
    } finally {
      run("DROP TABLE IF EXISTS " + subjects);
      run("DROP TABLE IF EXISTS " + name);
    }
  }

  private static String tuple(String of) {
    return "(ifNull(toUnixTimestamp64Milli(%1$s.due_promise), -1),"
        .concat(" ifNull(toUnixTimestamp64Milli(%1$s.due_statutory), -1),")
        .concat(" ifNull(toUnixTimestamp64Milli(%1$s.accepted_at), -1), ifNull(%1$s.d1, -1),")
        .concat(" toString(%1$s.district), toString(%1$s.item_type))")
        .formatted(of);
  }

  private void run(String sql) {
    clickHouse.execute(sql, List.of(), LIMIT);
  }
}
