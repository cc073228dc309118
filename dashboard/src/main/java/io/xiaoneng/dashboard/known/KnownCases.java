package io.xiaoneng.dashboard.known;

import io.xiaoneng.casefile.Rules;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * {@code case_row} as it was known at an instant: what the fold of every case says of the events
 * that were recorded by then, under the registry and the calendar known then.
 *
 * <p>A case whose row is made of just the archived events recorded by then is copied; any other is
 * folded again from the archive. The result is a table of its own, kept for a while, so that many
 * figures of one moment (a report that is contested) are worked out once.
 */
@Service
public class KnownCases {

  /** Moments kept at once; the one not used for longest goes first. */
  static final int KEPT = 4;

  /** For so long a table is taken to be what it would be again: an import may add to the past. */
  private static final Duration TRUSTED = Duration.ofSeconds(60);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String PREFIX = "known_case_";

  private final ClickHouse clickHouse;
  private final XiaonengProperties settings;
  private final ReentrantLock building = new ReentrantLock(true);
  private final Map<Instant, Snapshot> snapshots = new LinkedHashMap<>(16, 0.75f, true);
  private boolean swept;
  private long made;

  KnownCases(ClickHouse clickHouse, XiaonengProperties settings) {
    this.clickHouse = clickHouse;
    this.settings = settings;
  }

  /** A table and who reads it. Guarded by {@link #building}. */
  private static final class Snapshot {
    final String table;
    final String stamp;
    long checkedNanos = System.nanoTime();
    int readers;
    boolean retired;

    Snapshot(String table, String stamp) {
      this.table = table;
      this.stamp = stamp;
    }

    boolean trusted() {
      return System.nanoTime() - checkedNanos < TRUSTED.toNanos();
    }
  }

  /** The right to read a table until it is closed. */
  public final class Lease implements AutoCloseable {
    private final Snapshot snapshot;

    private Lease(Snapshot snapshot) {
      this.snapshot = snapshot;
    }

    /** A table with the columns of {@code case_row}, to be read with FINAL. */
    public String table() {
      return snapshot.table;
    }

    @Override
    public void close() {
      building.lock();
      try {
        snapshot.readers--;
        dropIfDone(snapshot);
      } finally {
        building.unlock();
      }
    }
  }

  /**
   * The cases as they were known.
   *
   * @param knownAt inclusive: what was recorded in this very millisecond was known
   * @throws KnownAtBusyException where another moment takes too long to work out
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public Lease at(Instant knownAt) {
    if (!locked()) {
      throw new KnownAtBusyException();
    }
    try {
      sweep();
      Snapshot snapshot = snapshots.get(knownAt);
      if (snapshot == null || !stands(snapshot, knownAt)) {
        retire(snapshots.remove(knownAt));
        snapshot = build(knownAt);
        snapshots.put(knownAt, snapshot);
        evict();
      }
      snapshot.readers++;
      return new Lease(snapshot);
    } finally {
      building.unlock();
    }
  }

  private boolean locked() {
    try {
      return building.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Tables that an earlier run of the program left behind. */
  private void sweep() {
    if (swept) {
      return;
    }
    clickHouse
        .query(
            "SELECT name FROM system.tables WHERE database = currentDatabase() AND"
                + " startsWith(name, ?)",
            List.of(PREFIX),
            row -> row.getString(1))
        .forEach(this::drop);
    swept = true;
  }

  private boolean stands(Snapshot snapshot, Instant knownAt) {
    if (snapshot.trusted()) {
      return true;
    }
    snapshot.checkedNanos = System.nanoTime();
    return snapshot.stamp.equals(stamp(knownAt));
  }

  /** Changes with whatever the table is made of. */
  private String stamp(Instant knownAt) {
    long millis = knownAt.toEpochMilli();
    return String.join(
        "-",
        clickHouse.query(
            "SELECT concat(toString((SELECT uniqExact(subject, source, id, revision, hash) FROM"
                + " event_archive WHERE toUnixTimestamp64Milli(recorded_at) <= ?)), '-',"
                + " toString((SELECT sum(cityHash64(case_id, version)) FROM case_row FINAL WHERE"
                + " toUnixTimestamp64Milli(latest_recorded_at) <= ?)), '-',"
                + " toString((SELECT max(`offset`) FROM registry_history)))",
            List.of(millis, millis),
            LIMIT,
            row -> row.getString(1)));
  }

  private Snapshot build(Instant knownAt) {
    String name = PREFIX + knownAt.toEpochMilli() + "_" + made++;
    String changed = name + "_changed";
    String stamp = stamp(knownAt);
    boolean done = false;
    try {
      KnownRegistry registry = KnownRegistry.at(clickHouse, settings.zoneId(), knownAt);
      change("CREATE TABLE " + changed + " (subject String) ENGINE = MergeTree ORDER BY subject");
      findChanged(changed, registry, knownAt);
      change("CREATE TABLE " + name + " AS case_row");
      change(
          "INSERT INTO "
              + name
              + " SELECT * FROM case_row FINAL WHERE case_id NOT IN (SELECT subject FROM "
              + changed
              + ")");
      Rules rules =
          new Rules(
              registry.registry().calendar(settings.calendar()),
              settings.zoneId(),
              registry.registry());
      new KnownFold(clickHouse, rules, knownAt).fold(changed, name);
      done = true;
      return new Snapshot(name, stamp);
    } finally {
      drop(changed);
      if (!done) {
        drop(name);
      }
    }
  }

  /** Every case whose row may say anything else than its events recorded by the instant. */
  private void findChanged(String changed, KnownRegistry registry, Instant knownAt) {
    if (registry.calendarsChanged() || registry.unitsChanged()) {
      change(
          "INSERT INTO "
              + changed
              + " SELECT DISTINCT subject FROM event_archive WHERE startsWith(type, 'case.')");
      return;
    }
    change(
        "INSERT INTO "
            + changed
            + " SELECT subject FROM (SELECT subject, max(toUnixTimestamp64Milli(recorded_at)) AS"
            + " latest FROM event_archive WHERE startsWith(type, 'case.') GROUP BY subject)"
            + " AS archived LEFT JOIN (SELECT case_id, item,"
            + " toUnixTimestamp64Milli(latest_recorded_at) AS told FROM case_row FINAL) AS folded"
            + " ON archived.subject = folded.case_id"
            + " WHERE latest > ? OR told != latest OR has(CAST(?, 'Array(String)'), item)",
        knownAt.toEpochMilli(),
        registry.changedItems().toArray(new String[0]));
  }

  private void change(String sql, Object... parameters) {
    clickHouse.execute(sql, List.of(parameters), LIMIT);
  }

  private void evict() {
    List<Snapshot> surplus = new ArrayList<>();
    Iterator<Snapshot> eldest = snapshots.values().iterator();
    while (snapshots.size() - surplus.size() > KEPT) {
      surplus.add(eldest.next());
    }
    snapshots.values().removeAll(surplus);
    surplus.forEach(this::retire);
  }

  private void retire(@Nullable Snapshot snapshot) {
    if (snapshot != null) {
      snapshot.retired = true;
      dropIfDone(snapshot);
    }
  }

  private void dropIfDone(Snapshot snapshot) {
    if (snapshot.retired && snapshot.readers == 0) {
      drop(snapshot.table);
    }
  }

  private void drop(String table) {
    clickHouse.execute("DROP TABLE IF EXISTS " + table, List.of(), LIMIT);
  }
}
