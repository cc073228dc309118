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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one kind (cases, tickets, contracts) as they were known at an instant: what the fold
 * of each says of the events that were recorded by then, under the registry and the calendar known
 * then.
 *
 * <p>What has a row that is made of just the archived events recorded by then is copied; any other
 * is folded again from the archive. The result is a table of its own, kept for a while, so that
 * many figures of one moment (a report that is contested) are worked out once.
 */
final class KnownTables {

  /** Moments kept at once; the one not used for longest goes first. */
  static final int KEPT = 4;

  /** For so long a table is taken to be what it would be again: an import may add to the past. */
  private static final Duration TRUSTED = Duration.ofSeconds(60);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ClickHouse clickHouse;
  private final XiaonengProperties settings;
  private final KnownSubjects of;
  private final String prefix;
  private final ReentrantLock building = new ReentrantLock(true);
  private final Map<Instant, Snapshot> snapshots = new LinkedHashMap<>(16, 0.75f, true);
  private boolean swept;
  private long made;

  KnownTables(ClickHouse clickHouse, XiaonengProperties settings, KnownSubjects of) {
    this.clickHouse = clickHouse;
    this.settings = settings;
    this.of = of;
    this.prefix = "known_" + of.key.replace("_id", "") + "_";
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

  private void release(Snapshot snapshot) {
    building.lock();
    try {
      snapshot.readers--;
      dropIfDone(snapshot);
    } finally {
      building.unlock();
    }
  }

  /**
   * The rows as they were known.
   *
   * @param knownAt inclusive: what was recorded in this very millisecond was known
   * @throws KnownAtBusyException where another moment takes too long to work out
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  KnownCases.Lease at(Instant knownAt) {
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
      Snapshot leased = snapshot;
      leased.readers++;
      return new KnownCases.Lease(leased.table, () -> release(leased));
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
            List.of(prefix),
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

  /**
   * Changes with whatever the table is made of. An event that is stored twice until the store finds
   * time to merge counts twice: at worst the table is made again for nothing.
   */
  private String stamp(Instant knownAt) {
    long millis = knownAt.toEpochMilli();
    return String.join(
        "-",
        clickHouse.query(
            "SELECT concat(toString((SELECT (count(), sum(hash)) FROM event_archive WHERE"
                + " startsWith(type, ?) AND toUnixTimestamp64Milli(recorded_at) <= ?)), '-',"
                + " toString((SELECT sum(cityHash64("
                + of.key
                + ", version)) FROM "
                + of.table
                + " FINAL WHERE toUnixTimestamp64Milli(latest_recorded_at) <= ?)), '-',"
                + " toString((SELECT max(`offset`) FROM registry_history)))",
            List.of(of.events, millis, millis),
            LIMIT,
            row -> row.getString(1)));
  }

  private Snapshot build(Instant knownAt) {
    String name = prefix + knownAt.toEpochMilli() + "_" + made++;
    String changed = name + "_changed";
    String stamp = stamp(knownAt);
    boolean done = false;
    try {
      KnownRegistry registry = KnownRegistry.at(clickHouse, settings.zoneId(), knownAt);
      change("CREATE TABLE " + changed + " (subject String) ENGINE = MergeTree ORDER BY subject");
      findChanged(changed, registry, knownAt);
      change("CREATE TABLE " + name + " AS " + of.table);
      Rules rules =
          new Rules(
              registry.registry().calendar(settings.calendar()),
              settings.zoneId(),
              registry.registry());
      // The one is work for the store, the other for this program.
      CompletableFuture<Void> copied = CompletableFuture.runAsync(() -> copy(name, changed));
      try {
        new KnownFold(clickHouse, of, rules, knownAt).fold(changed, name);
      } finally {
        settle(copied);
      }
      done = true;
      return new Snapshot(name, stamp);
    } finally {
      drop(changed);
      if (!done) {
        drop(name);
      }
    }
  }

  /** Rows that say just what was known; no two of one subject come out of FINAL. */
  private void copy(String name, String changed) {
    change(
        "INSERT INTO "
            + name
            + (" SELECT * FROM " + of.table + " FINAL WHERE " + of.key)
            + " NOT IN (SELECT subject FROM "
            + changed
            + ") SETTINGS max_insert_threads = 2, optimize_on_insert = 0");
  }

  /** Waits for it, also where there is something else to complain of; a failure is thrown as is. */
  private static void settle(CompletableFuture<Void> work) {
    try {
      work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Everything whose row may say anything else than its events recorded by the instant. */
  private void findChanged(String changed, KnownRegistry registry, Instant knownAt) {
    if (of == KnownSubjects.CASES && (registry.calendarsChanged() || registry.unitsChanged())) {
      change(
          "INSERT INTO "
              + changed
              + " SELECT DISTINCT subject FROM event_archive WHERE startsWith(type, ?)",
          of.events);
      return;
    }
    List<Object> parameters = new ArrayList<>(List.of(of.events, knownAt.toEpochMilli()));
    change(
        "INSERT INTO "
            + changed
            + " SELECT subject FROM (SELECT subject, max(toUnixTimestamp64Milli(recorded_at)) AS"
            + " latest FROM event_archive WHERE startsWith(type, ?) GROUP BY subject)"
            + " AS archived LEFT JOIN (SELECT "
            + of.touching
            + ", toUnixTimestamp64Milli(latest_recorded_at) AS told FROM "
            + of.table
            + " FINAL) AS folded ON archived.subject = folded."
            + of.key
            + " WHERE latest > ? OR told != latest"
            + touched(registry, parameters),
        parameters.toArray());
  }

  /** Whose row a later record of the registry may have changed; with its parameters. */
  private String touched(KnownRegistry registry, List<Object> parameters) {
    switch (of) {
      case CASES -> {
        parameters.add(registry.changedItems().toArray(new String[0]));
        return " OR has(CAST(?, 'Array(String)'), item)";
      }
      case TICKETS -> {
        parameters.add(registry.changedPoints().toArray(new String[0]));
        return " OR has(CAST(?, 'Array(String)'), point)"
            + (registry.unitsChanged() ? " OR unit != ''" : "");
      }
      default -> {
        return "";
      }
    }
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
