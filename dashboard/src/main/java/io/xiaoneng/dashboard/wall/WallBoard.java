package io.xiaoneng.dashboard.wall;

import io.xiaoneng.dashboard.circle.figure.CircleService;
import io.xiaoneng.dashboard.circle.figure.PointService;
import io.xiaoneng.dashboard.circle.figure.UnitsService;
import io.xiaoneng.dashboard.circle.figure.Walk;
import io.xiaoneng.dashboard.freshness.Freshness;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.freshness.SourceState;
import io.xiaoneng.dashboard.hall.HallService;
import io.xiaoneng.dashboard.hall.Halls;
import io.xiaoneng.dashboard.overview.OverviewService;
import io.xiaoneng.dashboard.overview.OverviewService.Snapshot;
import io.xiaoneng.dashboard.page.Assets;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.today.Today;
import io.xiaoneng.dashboard.today.TodayReader;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Keeps the parts of the wall's picture, each at its own cadence and only while somebody looks.
 * Whoever asks gets what is known at once; nobody waits for a database.
 */
@Component
class WallBoard {

  private static final Duration LIVE = Duration.ofMillis(400);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration SLOW = Duration.ofSeconds(15);
  private static final Duration OLD = Duration.ofSeconds(20);
  private static final Duration OLD_SLOW = Duration.ofMinutes(3);
  private static final int THREADS = 4;

  private final WallPart<Snapshot, CityTold> city;
  private final WallPart<Read<Freshness>, Freshness> fresh;
  private final WallPart<Read<List<SourceState>>, FeedsTold> feeds;
  private final WallPart<Today, Today> today;
  private final WallPart<CircleRead, CircleTold> circle;
  private final WallPart<Read<SupervisionTold>, SupervisionTold> supervision;
  private final WallPart<Halls, HallsTold> halls;
  private final List<WallPart<?, ?>> parts;
  private final CityClock clock;
  private final Assets assets;
  private final WallGround ground;
  private final ExecutorService readers =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "wall");
            thread.setDaemon(true);
            return thread;
          });

  /** Something that does not say itself when it was read. */
  private record Read<T>(Instant at, T value) {}

  private record CircleRead(Instant at, CircleTold told) {}

  WallBoard(
      OverviewService overviews,
      FreshnessService freshness,
      UnitsService units,
      PointService points,
      CircleService circles,
      HallService hallService,
      TodayReader todays,
      CityTeller cityTeller,
      SupervisionTeller supervisionTeller,
      RegistryView registry,
      Assets assets,
      WallGround ground,
      CityClock clock,
      Clock instants) {
    this.clock = clock;
    this.assets = assets;
    this.ground = ground;
    city =
        new WallPart<>(
            "city",
            LIVE,
            OLD,
            () -> standing(overviews.renewed()),
            snapshot -> snapshot.overview().computedAt(),
            snapshot -> cityTeller.tell(snapshot.overview()),
            instants);
    fresh =
        new WallPart<>(
            "freshness", SOON, OLD, () -> read(freshness.now()), Read::at, Read::value, instants);
    feeds =
        new WallPart<>(
            "feeds",
            SLOW,
            OLD_SLOW,
            () -> read(freshness.sources()),
            Read::at,
            read -> FeedsTold.of(read.value(), registry),
            instants);
    today =
        new WallPart<>(
            "today",
            SLOW,
            OLD_SLOW,
            () -> todays.wall(),
            Today::computedAt,
            WallBoard::timeless,
            instants);
    circle =
        new WallPart<>(
            "circle",
            SOON,
            Duration.ofSeconds(60),
            () -> circle(units, points, circles),
            CircleRead::at,
            CircleRead::told,
            instants);
    supervision =
        new WallPart<>(
            "supervision",
            SLOW,
            OLD_SLOW,
            () -> read(supervisionTeller.tell()),
            Read::at,
            Read::value,
            instants);
    halls =
        new WallPart<>(
            "halls",
            SOON,
            Duration.ofSeconds(60),
            hallService::halls,
            Halls::computedAt,
            read -> HallsTold.of(read, registry),
            instants);
    parts = List.of(city, fresh, feeds, today, circle, supervision, halls);
  }

  /** A picture that could not be renewed is a failure here: the part keeps it by itself. */
  private static Snapshot standing(Snapshot snapshot) {
    RuntimeException failure = snapshot.failure();
    if (failure != null) {
      throw failure;
    }
    return snapshot;
  }

  private <T> Read<T> read(T value) {
    return new Read<>(clock.now(), value);
  }

  /** The same but for the moment, which is told beside it. */
  private static Today timeless(Today read) {
    return new Today(
        Instant.EPOCH,
        read.day(),
        read.matters(),
        read.targets(),
        read.clocks(),
        read.orders(),
        read.unread());
  }

  private CircleRead circle(UnitsService units, PointService points, CircleService circles) {
    var now = units.units("");
    String code = now.whole().code();
    return new CircleRead(
        now.computedAt(),
        CircleTold.of(
            now,
            points.points(null),
            circles.day(Walk.ADULT, clock.today(), code, true, false),
            circles.day(Walk.ELDER, clock.today(), code, true, false),
            ground.points()));
  }

  /** Begins to renew what is due; waits for nothing. */
  void refresh() {
    parts.forEach(part -> part.refresh(readers));
  }

  /** The same, and waits so long at most for parts that were never read. */
  void refresh(Duration patience) {
    List<CompletableFuture<Void>> first =
        parts.stream()
            .map(
                part -> {
                  boolean unread = part.told().at() == null && !part.told().failing();
                  CompletableFuture<Void> running = part.refresh(readers);
                  return unread ? running : CompletableFuture.<Void>completedFuture(null);
                })
            .toList();
    try {
      CompletableFuture.allOf(first.toArray(new CompletableFuture<?>[0]))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // What is there is shown; the stream brings the rest.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Grows with every change of what {@link #picture} tells, its age aside. */
  long version() {
    return parts.stream().mapToLong(WallPart::version).sum();
  }

  /** Whether the figures that the wall is about are older than they should be. */
  boolean failing() {
    return city.told().failing();
  }

  /**
   * What is known now.
   *
   * @param everything with what not every wall may show
   */
  WallPicture picture(boolean everything) {
    return new WallPicture(
        WallPicture.VERSION,
        clock.now(),
        assets.base(),
        ground.now().name(),
        city.told(),
        fresh.told(),
        feeds.told(),
        everything ? today.told() : null,
        circle.told(),
        everything ? supervision.told() : null,
        halls.told());
  }

  @PreDestroy
  void stop() {
    readers.shutdownNow();
  }
}
