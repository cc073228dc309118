package io.xiaoneng.dashboard.registry.change;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.RegistryException;
import io.xiaoneng.registry.RegistryKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Lets the past be counted again where the registry has changed, whichever way the records came.
 *
 * <p>It goes by levels, not by events: a case row carries the registry's epoch its fold knew, so a
 * case that a change touches and whose epoch is older than the change still waits. Those are asked
 * for until there are none, and for a while after, as older folds may be on their way. A restart, a
 * lost command or a second dashboard does no harm: cases are folded to the same row.
 */
@Service
public class RegistryChanges implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryChanges.class);
  private static final int RECORDS_AT_ONCE = 50_000;
  private static final int CASES_AT_ONCE = 20_000;
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(60);

  private final ClickHouse clickHouse;
  private final ChangeTable table;
  private final RefoldLog log;
  private final XiaonengProperties settings;
  private final Clock clock;
  private final Duration grace;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "registry-changes");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicBoolean busy = new AtomicBoolean();

  private @Nullable MutableRegistry settled;
  private long settledOffset;
  private @Nullable Batch batch;

  RegistryChanges(
      ClickHouse clickHouse,
      ChangeTable table,
      RefoldLog log,
      XiaonengProperties settings,
      Clock clock,
      @Value("${xiaoneng.refold-grace:20s}") Duration grace) {
    this.clickHouse = clickHouse;
    this.table = table;
    this.log = log;
    this.settings = settings;
    this.clock = clock;
    this.grace = grace;
  }

  private record Row(String key, String body, long offset, Instant recordedAt) {}

  /** Changes that are settled together. */
  private static final class Batch {
    final MutableRegistry after;
    final TouchedCases touched;
    final long upto;
    final int records;
    final Instant changedAt;
    final Instant begun;
    @Nullable Instant asked;

    Batch(
        MutableRegistry after,
        TouchedCases touched,
        long upto,
        int records,
        Instant changedAt,
        Instant begun) {
      this.after = after;
      this.touched = touched;
      this.upto = upto;
      this.records = records;
      this.changedAt = changedAt;
      this.begun = begun;
    }

    /** Touched, and folded before the change was known. */
    String waiting() {
      return touched.where() + " AND bitShiftRight(version, 96) <= " + upto;
    }
  }

  @Scheduled(fixedDelay = 2_000)
  void tick() {
    if (busy.compareAndSet(false, true)) {
      try {
        worker.execute(this::step);
      } catch (RejectedExecutionException e) {
        busy.set(false);
      }
    }
  }

  private void step() {
    try {
      settle();
    } catch (ClickHouseUnavailableException | ClickHouseQueryException e) {
      LOG.warn("changes of the registry are not settled just now: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("changes of the registry are not settled", e);
    } finally {
      busy.set(false);
    }
  }

  /** One step; returns whether nothing waits any more. */
  synchronized boolean settle() {
    MutableRegistry before = settled == null ? load() : settled;
    settled = before;
    Batch current = batch == null ? next(before) : batch;
    batch = current;
    if (current == null) {
      return true;
    }
    if (current.touched.none()) {
      finish(current, 0, 0);
      return false;
    }
    long waiting = count(current.waiting());
    Instant now = clock.instant();
    if (waiting > 0) {
      if (current.asked == null || now.isAfter(current.asked.plus(ASK_AGAIN))) {
        ask(current, waiting, now);
      }
    } else if (!now.isBefore(current.begun.plus(grace))) {
      long[] done = current.asked == null ? new long[] {0, 0} : table.keepAfter(current.upto);
      finish(current, done[0], done[1]);
    }
    return false;
  }

  private MutableRegistry load() {
    settledOffset = table.settled();
    MutableRegistry registry = new MutableRegistry(settings.zoneId());
    clickHouse.query(
        "SELECT key, argMax(body, `offset`), max(`offset`) AS o FROM registry_history WHERE"
            + " `offset` < ? GROUP BY key ORDER BY o",
        List.of(settledOffset),
        LIMIT,
        row -> {
          apply(registry, new Row(row.getString(1), row.getString(2), row.getLong(3), Instant.MIN));
          return true;
        });
    return registry;
  }

  private @Nullable Batch next(MutableRegistry before) {
    List<Row> rows =
        clickHouse.query(
            "SELECT key, body, `offset`, toUnixTimestamp64Milli(recorded_at) FROM registry_row"
                + " FINAL WHERE `offset` >= ? ORDER BY `offset` LIMIT "
                + RECORDS_AT_ONCE,
            List.of(settledOffset),
            LIMIT,
            row ->
                new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    Instant.ofEpochMilli(row.getLong(4))));
    if (rows.isEmpty()) {
      return null;
    }
    MutableRegistry after = before.copy();
    List<RegistryKey> changed = new ArrayList<>();
    for (Row each : rows) {
      RegistryKey key = apply(after, each);
      if (key != null) {
        changed.add(key);
      }
    }
    TouchedCases touched =
        settledOffset == 0
            ? TouchedCases.all(changed)
            : TouchedCases.of(before, after, changed, settings.calendar());
    return new Batch(
        after,
        touched,
        rows.get(rows.size() - 1).offset(),
        rows.size(),
        rows.get(0).recordedAt(),
        clock.instant());
  }

  private static @Nullable RegistryKey apply(MutableRegistry registry, Row row) {
    try {
      byte @Nullable [] body =
          row.body().isEmpty() ? null : row.body().getBytes(StandardCharsets.UTF_8);
      registry.apply(row.key(), body, row.offset());
      return RegistryKey.parse(row.key());
    } catch (RegistryException e) {
      LOG.warn("registry record {} is left out: {}", row.key(), e.getMessage());
      return null;
    }
  }

  private long count(String condition) {
    return clickHouse
        .query(
            "SELECT count() FROM case_row FINAL WHERE " + condition,
            List.of(),
            LIMIT,
            row -> row.getLong(1))
        .get(0);
  }

  private void ask(Batch current, long waiting, Instant now) {
    LOG.info("registry changed up to offset {}: {} cases are folded again", current.upto, waiting);
    table.keepBefore(current.upto, current.waiting());
    table.write(
        current.upto,
        false,
        current.changedAt,
        current.records,
        current.touched.what(),
        waiting,
        0);
    String after = "";
    List<String> page = page(current, after);
    while (!page.isEmpty()) {
      if (!log.ask(page, current.upto + 1)) {
        return;
      }
      after = page.get(page.size() - 1);
      page = page(current, after);
    }
    current.asked = now;
  }

  private List<String> page(Batch current, String after) {
    return clickHouse.query(
        "SELECT case_id FROM case_row FINAL WHERE "
            + current.waiting()
            + " AND case_id > ? ORDER BY case_id LIMIT "
            + CASES_AT_ONCE,
        List.of(after),
        LIMIT,
        row -> row.getString(1));
  }

  private void finish(Batch current, long cases, long moved) {
    table.write(
        current.upto,
        true,
        current.changedAt,
        current.records,
        current.touched.what(),
        cases,
        moved);
    if (cases > 0) {
      LOG.info(
          "registry change up to offset {}: {} cases folded again, {} moved",
          current.upto,
          cases,
          moved);
    }
    settled = current.after;
    settledOffset = current.upto + 1;
    batch = null;
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
