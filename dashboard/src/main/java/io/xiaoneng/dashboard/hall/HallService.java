package io.xiaoneng.dashboard.hall;

import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.hall.Halls.Hall;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.registry.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Keeps one picture of the halls for all readers: at most once a second, and less often where it is
 * dear.
 */
@Service
public class HallService {

  private static final int DAYS = 30;

  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int COST_SHARE = 10;
  private static final int KEPT_HALLS = 100;
  private static final String CITY = "";

  private final HallQueries queries;
  private final RegistryView registry;
  private final FreshnessService freshness;
  private final CityClock clock;
  private final RecentAnswers<String, Halls> city =
      new RecentAnswers<>(any -> readCity(), any -> true, KEPT, COST_SHARE, LONGEST, 1);
  private final RecentAnswers<String, Optional<HallDay>> halls =
      new RecentAnswers<>(this::readHall, any -> true, KEPT, COST_SHARE, LONGEST, KEPT_HALLS);

  HallService(
      HallQueries queries, RegistryView registry, FreshnessService freshness, CityClock clock) {
    this.queries = queries;
    this.registry = registry;
    this.freshness = freshness;
    this.clock = clock;
  }

  /**
   * Every hall with tickets on the day of the picture.
   *
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public Halls halls() {
    return city.read(CITY);
  }

  /** One hall; none where no ticket of that point was taken on the day of the picture. */
  Optional<HallDay> hall(String code) {
    return halls.read(code);
  }

  private Halls readCity() {
    Instant now = clock.now();
    LocalDate today = clock.today();
    LocalDate day = queries.lastDay(today).orElse(null);
    boolean isToday = today.equals(day);
    if (day == null) {
      return new Halls(now, null, true, now, Queue.NONE, List.of(), freshness.now());
    }
    Instant asOf =
        isToday ? now : day.plusDays(1).atStartOfDay(clock.zone()).toInstant().minusMillis(1);
    Map<String, Queue> each = queries.queues(new HallQueries.Scope(day, asOf, null, "point"));
    Queue all =
        queries.queues(new HallQueries.Scope(day, asOf, null, "")).getOrDefault("", Queue.NONE);
    return new Halls(
        now,
        day,
        isToday,
        asOf,
        all,
        each.entrySet().stream()
            .map(one -> hall(one.getKey(), one.getValue()))
            .sorted(
                Comparator.comparingLong((Hall hall) -> -hall.queue().waiting())
                    .thenComparing(hall -> -hall.queue().taken())
                    .thenComparing(Hall::code))
            .toList(),
        freshness.now());
  }

  private Hall hall(String code, Queue queue) {
    Point point = registry.registry().point(code);
    if (point == null) {
      return new Hall(code, "", "", "", "", "", queue);
    }
    UnitNode unit = registry.unit(point.unit());
    return new Hall(
        code, point.nameZh(), point.nameEn(), point.unit(), unit.nameZh(), unit.nameEn(), queue);
  }

  private Optional<HallDay> readHall(String code) {
    Halls picture = halls();
    Hall hall = picture.hall(code);
    LocalDate day = picture.day();
    if (hall == null || day == null) {
      return Optional.empty();
    }
    Map<String, Queue> windows =
        queries.queues(new HallQueries.Scope(day, picture.asOf(), code, "window"));
    Map<LocalDate, Minutes> days =
        queries.days(code, day.minusDays(DAYS - 1L), day, picture.asOf());
    return Optional.of(
        new HallDay(
            hall,
            day,
            picture.today(),
            picture.asOf(),
            Stream.concat(
                    windows.entrySet().stream().filter(each -> !each.getKey().isEmpty()),
                    windows.entrySet().stream().filter(each -> each.getKey().isEmpty()))
                .map(each -> new HallDay.Window(each.getKey(), each.getValue()))
                .toList(),
            days.entrySet().stream()
                .filter(each -> each.getValue().n() > 0)
                .map(each -> new HallDay.Day(each.getKey(), each.getValue()))
                .toList()));
  }
}
