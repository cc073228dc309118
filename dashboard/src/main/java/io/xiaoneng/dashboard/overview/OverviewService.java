package io.xiaoneng.dashboard.overview;

import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.overview.OverviewParts.Cases;
import io.xiaoneng.dashboard.overview.OverviewParts.Counts;
import io.xiaoneng.dashboard.overview.OverviewParts.Frame;
import io.xiaoneng.dashboard.overview.OverviewParts.Past;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps one picture of the city for all readers. It is computed at most once a second and only when
 * somebody asks; the dearer parts less often, in proportion to what they cost, so that a large city
 * slows its own refresh and not its readers.
 */
@Service
public class OverviewService {

  /** Days of the period that rates are taken over. */
  public static final int PERIOD_DAYS = 30;

  /** Days of the trend. */
  static final int TREND_DAYS = 90;

  /** Weeks of the small trends beside the rates. */
  static final int TREND_WEEKS = 12;

  /** After so many days without a case the last day with cases is shown instead of today. */
  static final int QUIET_DAYS = 30;

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAST_AGE = Duration.ofSeconds(10);
  private static final Duration CASES_AGE = Duration.ofSeconds(5);
  private static final int COST_SHARE = 10;
  private static final int RECENT = 10;

  private final OverviewQueries queries;
  private final OverviewAssembly assembly;
  private final FreshnessService freshness;
  private final RegistryView registry;
  private final CityClock clock;
  private final JsonMapper json;

  private @Nullable Past past;
  private Duration pastCost = Duration.ZERO;
  private @Nullable Cases cases;
  private Duration casesCost = Duration.ZERO;
  private volatile @Nullable Snapshot snapshot;
  private final AtomicBoolean renewing = new AtomicBoolean();
  private final ExecutorService renewer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "overview");
            thread.setDaemon(true);
            return thread;
          });

  OverviewService(
      OverviewQueries queries,
      OverviewAssembly assembly,
      FreshnessService freshness,
      RegistryView registry,
      CityClock clock,
      JsonMapper json) {
    this.queries = queries;
    this.assembly = assembly;
    this.freshness = freshness;
    this.registry = registry;
    this.clock = clock;
    this.json = json;
  }

  /**
   * A picture and its JSON.
   *
   * @param checkedAt when it was last tried to compute a newer one
   * @param failure why that failed, so that the picture is older than it should be; else null
   */
  public record Snapshot(
      Overview overview, byte[] json, Instant checkedAt, @Nullable RuntimeException failure) {

    /** Whether the picture is older than it should be. */
    public boolean failing() {
      return failure != null;
    }
  }

  /**
   * The present picture, mostly about a second old: who asks while a newer one is being computed
   * gets the last one, as long as that is not older than some seconds. Marked as failing where
   * ClickHouse has gone away since.
   *
   * @throws ClickHouseUnavailableException where there is no picture yet and ClickHouse is away
   */
  public Snapshot current() {
    Snapshot known = snapshot;
    if (known == null || !fresh(known.checkedAt(), PATIENCE)) {
      return renewed();
    }
    if (!fresh(known.checkedAt(), TICK) && renewing.compareAndSet(false, true)) {
      renewer.execute(
          () -> {
            try {
              renewed();
            } finally {
              renewing.set(false);
            }
          });
    }
    return known;
  }

  /** As {@link #current}, but waits for a picture that is less than a second old. */
  public synchronized Snapshot renewed() {
    Snapshot known = snapshot;
    return known != null && fresh(known.checkedAt(), TICK) ? known : renew(known);
  }

  private Snapshot renew(@Nullable Snapshot known) {
    Snapshot next;
    try {
      Overview overview = compute();
      next = new Snapshot(overview, json.writeValueAsBytes(overview), clock.now(), null);
    } catch (ClickHouseUnavailableException | ClickHouseQueryException e) {
      if (known == null) {
        throw e;
      }
      next = new Snapshot(known.overview(), known.json(), clock.now(), e);
    }
    snapshot = next;
    return next;
  }

  private Overview compute() {
    Frame frame = frame();
    Counts counts =
        new Counts(
            clock.now(),
            queries.byDistrict(frame.day(), frame.day()),
            queries.byChannel(frame.day(), frame.day()));
    OverviewParts parts = new OverviewParts(frame, counts, past(frame), cases(frame));
    return assembly.assemble(parts, freshness.now());
  }

  private Frame frame() {
    LocalDate today = clock.today();
    Cases known = cases;
    boolean busy = known != null && known.day().equals(today) && !known.course().isEmpty();
    LocalDate last = busy ? today : queries.lastDay(today).orElse(null);
    if (last == null || !last.isBefore(today.minusDays(QUIET_DAYS))) {
      return new Frame(today, true, clock.now(), clock.minuteOfDay(), last == null);
    }
    Instant end = last.plusDays(1).atStartOfDay(clock.zone()).toInstant().minusMillis(1);
    return new Frame(last, false, end, 24 * 60, false);
  }

  private Past past(Frame frame) {
    Past known = past;
    if (known != null
        && known.day().equals(frame.day())
        && fresh(known.at(), longer(PAST_AGE, pastCost))) {
      return known;
    }
    long start = System.nanoTime();
    Past read =
        new Past(
            clock.now(),
            frame.day(),
            queries.byDay(frame.day().minusDays(TREND_DAYS), frame.day()),
            queries.byDistrict(frame.from(), frame.to()),
            queries.byChannel(frame.from(), frame.to()),
            queries.handling(frame.from(), frame.to()));
    pastCost = Duration.ofNanos(System.nanoTime() - start);
    past = read;
    return read;
  }

  private Cases cases(Frame frame) {
    Cases known = cases;
    if (known != null
        && known.day().equals(frame.day())
        && fresh(known.at(), longer(CASES_AGE, casesCost))) {
      return known;
    }
    long start = System.nanoTime();
    Cases read =
        new Cases(
            clock.now(),
            frame.day(),
            queries.open(frame.asOf()),
            queries.course(frame.day(), frame.day().minusWeeks(1), clock.zone().getId()),
            queries.newest(frame.asOf(), frame.day(), RECENT, registry.sensitiveItems()).stream()
                .map(this::recent)
                .toList());
    casesCost = Duration.ofNanos(System.nanoTime() - start);
    cases = read;
    return read;
  }

  private Overview.Recent recent(OverviewQueries.Decided decided) {
    UnitNode unit = registry.unit(decided.unit());
    return new Overview.Recent(
        decided.caseId(),
        registry.itemNameZh(decided.item()),
        registry.itemNameEn(decided.item()),
        unit.nameZh(),
        unit.nameEn(),
        decided.channel(),
        decided.outcome(),
        decided.decidedAt(),
        decided.d1());
  }

  private boolean fresh(Instant at, Duration age) {
    return Duration.between(at, clock.now()).compareTo(age) < 0;
  }

  private static Duration longer(Duration age, Duration cost) {
    Duration share = cost.multipliedBy(COST_SHARE);
    return share.compareTo(age) > 0 ? share : age;
  }

  @PreDestroy
  void stop() {
    renewer.shutdownNow();
  }
}
