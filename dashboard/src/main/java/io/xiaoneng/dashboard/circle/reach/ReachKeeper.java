package io.xiaoneng.dashboard.circle.reach;

import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.clickhouse.SchemaAtStart;
import io.xiaoneng.dashboard.registry.RegistryView;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps the reach of every service point: looks each second whether registry or streets have
 * changed, measures what changed, publishes it to the topic and writes it into the tables. Only
 * rows that differ from what stands in the tables are written, so starting again writes nothing. It
 * goes to the topic first: what stands in a table has been published. One thread of its own, two
 * more while all points are measured.
 */
@Component
public class ReachKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(ReachKeeper.class);
  private static final long PAUSE_MS = 1_000;

  /** A registry that does not come to rest is taken as it is after so many looks. */
  private static final int MOST_WAITS = 10;

  /** After so many looks without change the tables are looked at. */
  private static final int LOOKS_PER_CHECK = 120;

  /** Points that are published and written at a time. */
  private static final int BATCH = 250;

  private final RegistryView registry;
  private final Streets streets;
  private final CircleTables tables;
  private final ReachLog log;
  private final BooleanSupplier ready;
  private final GroundBuilder builder = new GroundBuilder();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "circle-reach");
            made.setDaemon(true);
            return made;
          });

  private volatile Ground ground = Ground.NOTHING;
  private Map<String, CellRow> cellsThere = new HashMap<>();
  private Map<String, ReachRow.Content> reachesThere = new HashMap<>();
  private boolean tablesRead;
  private boolean open = true;
  private long version;
  private long seen = -1;
  private long done = -1;
  private int waits;
  private int looks;
  private Streets.State told = Streets.State.NONE;

  @Autowired
  ReachKeeper(
      RegistryView registry,
      Streets streets,
      CircleTables tables,
      ReachLog log,
      SchemaAtStart schema,
      @Value("${xiaoneng.circle.keep:true}") boolean keep) {
    this(registry, streets, tables, log, schema::applied);
    if (keep) {
      thread.scheduleWithFixedDelay(this::look, PAUSE_MS, PAUSE_MS, TimeUnit.MILLISECONDS);
    }
  }

  /** A keeper that looks when it is told to. */
  ReachKeeper(
      RegistryView registry,
      Streets streets,
      CircleTables tables,
      ReachLog log,
      BooleanSupplier ready) {
    this.registry = registry;
    this.streets = streets;
    this.tables = tables;
    this.log = log;
    this.ready = ready;
  }

  /** What the circle is counted on now; {@link Ground#NOTHING} at first. */
  public Ground ground() {
    return ground;
  }

  /** A look that never ends the looking. */
  private void look() {
    try {
      pass();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ClickHouseUnavailableException | ClickHouseQueryException e) {
      LOG.debug("reach not kept just now", e);
      tablesRead = false;
    } catch (RuntimeException e) {
      LOG.error("reach not kept", e);
    }
  }

  /** Looks once; true when tables and topic hold what registry and streets say. */
  boolean pass() throws InterruptedException {
    streets.refresh();
    long epoch = registry.registry().epoch();
    boolean fresh =
        epoch != done
            || streets.loaded() != ground.streets()
            || streets.state() != told
            || emptied();
    if (!fresh && !open) {
      return true;
    }
    if (!ready.getAsBoolean() || !settled(epoch) || !tables.registryIsRead(epoch)) {
      return false;
    }
    if (fresh) {
      long begun = System.nanoTime();
      told = streets.state();
      ground = builder.build(registry.registry(), streets);
      done = epoch;
      open = true;
      if (builder.searches() > 1) {
        LOG.info(
            "reach of {} points measured in {} ms",
            builder.searches(),
            (System.nanoTime() - begun) / 1_000_000);
      }
    }
    readTables();
    if (ground.streets() == null && told != Streets.State.NONE && measured()) {
      // The streets are away, not gone: what was measured over them stays.
      open = false;
      return true;
    }
    open = !write(ground);
    return !open;
  }

  /** Waits until nothing more comes: a registry that is being read holds half of the points. */
  private boolean settled(long epoch) {
    if (epoch == seen || waits >= MOST_WAITS) {
      waits = 0;
      seen = epoch;
      return true;
    }
    seen = epoch;
    waits++;
    return false;
  }

  private boolean emptied() {
    if (!tablesRead || ++looks < LOOKS_PER_CHECK) {
      return false;
    }
    looks = 0;
    if (tables.rows() == cellsThere.size() + reachesThere.size()) {
      return false;
    }
    tablesRead = false;
    return true;
  }

  private void readTables() {
    if (!tablesRead) {
      version = Math.max(version, tables.version());
      cellsThere = tables.cells();
      reachesThere = tables.reaches();
      tablesRead = true;
    }
  }

  private boolean measured() {
    return cellsThere.values().stream().anyMatch(each -> !each.snapped().startsWith("NO_"))
        || reachesThere.values().stream().anyMatch(each -> !each.streets().isEmpty());
  }

  private boolean write(Ground from) throws InterruptedException {
    version = Math.max(version + 1, System.currentTimeMillis());
    writeCells(from);
    int changed = 0;
    List<ReachRow> batch = new ArrayList<>();
    for (Map.Entry<String, PointReach> each : from.points().entrySet()) {
      ReachRow row = ReachRow.of(from, each.getKey(), each.getValue());
      if (!row.content().equals(reachesThere.get(row.point()))) {
        batch.add(row);
        changed++;
      }
      if (batch.size() == BATCH && !hand(batch, false)) {
        return false;
      }
    }
    Set<String> lost = new HashSet<>(reachesThere.keySet());
    lost.removeAll(from.points().keySet());
    if (!hand(batch, false)
        || !hand(new ArrayList<>(lost.stream().sorted().map(ReachRow::gone).toList()), true)) {
      return false;
    }
    if (changed + lost.size() > 0) {
      LOG.info("reach: {} points written, {} taken out", changed, lost.size());
    }
    return true;
  }

  private void writeCells(Ground from) {
    List<CellRow> changed = new ArrayList<>();
    Map<String, CellRow> lost = new HashMap<>(cellsThere);
    for (CellRow row : CellRow.of(from)) {
      lost.remove(row.cell());
      if (!row.equals(cellsThere.get(row.cell()))) {
        changed.add(row);
      }
    }
    tables.writeCells(changed, version, false);
    tables.writeCells(lost.values(), version, true);
    changed.forEach(row -> cellsThere.put(row.cell(), row));
    cellsThere.keySet().removeAll(lost.keySet());
  }

  /** Publishes and writes, and empties the batch; false where it is to be tried again. */
  private boolean hand(List<ReachRow> batch, boolean gone) throws InterruptedException {
    if (!log.publish(batch, version, gone)) {
      return false;
    }
    tables.writeReaches(batch, version, gone);
    for (ReachRow row : batch) {
      if (gone) {
        reachesThere.remove(row.point());
      } else {
        reachesThere.put(row.point(), row.content());
      }
    }
    batch.clear();
    return true;
  }

  /** Ends the looking; what is half done is done again at the next start. */
  @PreDestroy
  void close() throws InterruptedException {
    thread.shutdownNow();
    thread.awaitTermination(10, TimeUnit.SECONDS);
  }
}
