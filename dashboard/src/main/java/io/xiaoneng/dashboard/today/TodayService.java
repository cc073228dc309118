package io.xiaoneng.dashboard.today;

import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.known.KnownAtBusyException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.report.ReportFailedException;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * Keeps one picture for all who look. It is put together at most twice a minute and only when
 * somebody asks, by a thread of its own: whoever asks has the last one meanwhile.
 */
@Service
public class TodayService implements TodayReader {

  private static final Logger LOG = LoggerFactory.getLogger(TodayService.class);

  /** A picture is renewed once it is as old. */
  static final Duration TICK = Duration.ofSeconds(30);

  /**
   * Whoever finds an older one waits for the next: what was so when nobody looked for a while, as
   * before the city's history was there, is not shown as what is so today.
   */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final List<MatterSource> sources;
  private final TargetList targets;
  private final BothClocks clocks;
  private final Instructions instructions;
  private final CityClock clock;

  private volatile @Nullable Snapshot snapshot;
  private @Nullable Future<Snapshot> running;
  private final ExecutorService renewer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "today");
            thread.setDaemon(true);
            return thread;
          });

  TodayService(
      List<MatterSource> sources,
      TargetList targets,
      BothClocks clocks,
      Instructions instructions,
      CityClock clock) {
    this.sources = List.copyOf(sources);
    this.targets = targets;
    this.clocks = clocks;
    this.instructions = instructions;
    this.clock = clock;
  }

  /**
   * A picture.
   *
   * @param wall the same for screens that anybody passes
   * @param checkedAt when it was last tried to put a newer one together
   * @param failure why that failed, so that it is older than it should be; else null
   */
  public record Snapshot(
      Today today, Today wall, Instant checkedAt, @Nullable RuntimeException failure) {

    /** Whether it is older than it should be. */
    public boolean failing() {
      return failure != null;
    }
  }

  /** The first who looks shall not wait. */
  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    renewal();
  }

  @Override
  public Today city() {
    return current().today();
  }

  @Override
  public Today wall() {
    return current().wall();
  }

  /**
   * The present picture, mostly less than a minute old.
   *
   * @throws ClickHouseUnavailableException where there is none yet and ClickHouse is away
   */
  public Snapshot current() {
    Snapshot known = known();
    return known != null ? known : await(renewal(), LONGEST).orElseThrow(TodayService::late);
  }

  /**
   * Likewise, but waits no longer than that; empty where it is still being put together.
   *
   * @throws ClickHouseUnavailableException where there is none yet and ClickHouse is away
   */
  public Optional<Snapshot> within(Duration patience) {
    Snapshot known = known();
    return known != null ? Optional.of(known) : await(renewal(), patience);
  }

  /** One that will do; has it renewed where it is time. */
  private @Nullable Snapshot known() {
    Snapshot known = snapshot;
    if (known == null || !fresh(known, PATIENCE)) {
      return null;
    }
    if (!fresh(known, TICK)) {
      renewal();
    }
    return known;
  }

  /** Whether a newer one is on its way, worth asking again for in a moment. */
  boolean isDue(Snapshot known) {
    return !fresh(known, TICK);
  }

  private boolean fresh(Snapshot known, Duration age) {
    return Duration.between(known.checkedAt(), clock.now()).compareTo(age) < 0;
  }

  private synchronized Future<Snapshot> renewal() {
    Future<Snapshot> under = running;
    if (under == null || under.isDone()) {
      under = renewer.submit(this::renew);
      running = under;
    }
    return under;
  }

  private static Optional<Snapshot> await(Future<Snapshot> renewal, Duration patience) {
    try {
      return Optional.of(renewal.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("today's picture cannot be put together", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while today's picture was put together", e);
    }
  }

  private static RuntimeException late() {
    return new IllegalStateException(
        "today's picture is not there after " + LONGEST.toSeconds() + " seconds");
  }

  private Snapshot renew() {
    Snapshot known = snapshot;
    Snapshot next;
    try {
      next = compute();
    } catch (ClickHouseUnavailableException | ClickHouseQueryException | DataAccessException e) {
      if (known == null) {
        throw e;
      }
      LOG.warn("what is told today stays as it was: {}", e.toString());
      next = new Snapshot(known.today(), known.wall(), clock.now(), e);
    }
    snapshot = next;
    return next;
  }

  private Snapshot compute() {
    Instant now = clock.now();
    LocalDate day = clock.dateOf(now);
    List<String> unread = new ArrayList<>();
    List<Candidate> all = new ArrayList<>();
    for (MatterSource each : sources) {
      all.addAll(
          guarded(
              () -> each.find(now, day),
              List.of(),
              each.kinds().stream().sorted().map(MatterKind::key).toList(),
              unread));
    }
    List<Candidate> first = Ranking.first(all);
    List<Today.Target> ahead =
        guarded(
            () -> targets.ahead().stream().map(each -> TargetList.target(each, day)).toList(),
            List.of(),
            List.of("targets"),
            unread);
    Today.Clocks both = clocks.before(day);
    List<Today.Order> orders = instructions.open(now, day);
    return new Snapshot(
        new Today(
            now, day, first.stream().map(Candidate::matter).toList(), ahead, both, orders, unread),
        new Today(
            now, day, first.stream().map(Candidate::onWall).toList(), ahead, both, orders, unread),
        clock.now(),
        null);
  }

  /** What cannot be read for a reason of its own is named, and the rest is told. */
  private static <T> T guarded(
      Supplier<T> read, T otherwise, List<String> names, List<String> unread) {
    try {
      return read.get();
    } catch (ClickHouseQueryException
        | KnownAtBusyException
        | ReportFailedException
        | DataAccessException e) {
      LOG.warn("today is told without {}: {}", names, e.toString());
      unread.addAll(names);
      return otherwise;
    }
  }

  @PreDestroy
  void stop() {
    renewer.shutdownNow();
  }
}
