package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.Pace;
import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.registry.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How the points are. One picture for all who look at the same moment. Safe to share. */
@Service
public class PointService {

  private static final int MONTH = 30;
  private static final int WEEK = 7;
  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration USE_KEPT = Duration.ofMinutes(1);
  private static final Duration USE_LONGEST = Duration.ofMinutes(15);
  private static final int COST_SHARE = 5;
  private static final int USE_COST_SHARE = 50;
  private static final int KEPT_PICTURES = 20;
  private static final List<Integer> MINUTES = List.of(5, 10, 15);

  private final PointQueries queries;
  private final RegistryView registry;
  private final FreshnessService freshness;
  private final CityClock clock;
  private final PopulationSource population;
  private final RecentAnswers<String, CirclePoints> pictures =
      new RecentAnswers<>(this::picture, any -> true, KEPT, COST_SHARE, LONGEST, KEPT_PICTURES);
  private final RecentAnswers<LocalDate, Map<String, PointQueries.Use>> uses;

  PointService(
      PointQueries queries,
      RegistryView registry,
      FreshnessService freshness,
      CityClock clock,
      PopulationSource population) {
    this.queries = queries;
    this.registry = registry;
    this.freshness = freshness;
    this.clock = clock;
    this.population = population;
    this.uses =
        new RecentAnswers<>(
            queries::use, any -> true, USE_KEPT, USE_COST_SHARE, USE_LONGEST, KEPT_PICTURES);
  }

  /**
   * Every registered point.
   *
   * @param at the moment, null for now
   */
  public CirclePoints points(@Nullable Instant at) {
    return pictures.read(at == null ? "" : at.toString());
  }

  /** How many registered points are in each state at a moment. */
  CirclePoints.Counts counts(Instant at) {
    LocalDate day = clock.dateOf(at);
    Map<String, PointQueries.State> states = queries.states(day, day, at.toEpochMilli());
    List<@Nullable String> told = new ArrayList<>();
    for (Point point : registry.registry().all(Point.class)) {
      PointQueries.State state = states.get(point.id());
      told.add(state == null ? null : state.state());
    }
    return CirclePoints.Counts.ofStates(told);
  }

  /** One point now; none where it is not registered. */
  Optional<PointFile> point(String id) {
    CirclePoints picture = points(null);
    Point registered = registry.registry().point(id);
    if (registered == null) {
      return Optional.empty();
    }
    return picture.points().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .map(each -> file(each, registered, picture.at()));
  }

  private PointFile file(CirclePoint point, Point registered, Instant at) {
    LocalDate today = clock.dateOf(at);
    PointQueries.Stands stands = queries.places().get(point.id());
    PointQueries.State state = queries.states(today, today, at.toEpochMilli()).get(point.id());
    List<PointFile.Near> near = new ArrayList<>();
    if (stands != null && stands.snapped().equals("AT")) {
      for (Pace pace : List.of(Pace.ADULT, Pace.ELDER)) {
        MINUTES.forEach(minutes -> near.add(queries.near(point.id(), pace, minutes)));
      }
    }
    return new PointFile(
        at,
        point,
        registered.items(),
        stands == null
            ? null
            : new PointFile.Place(stands.snapped(), stands.metres(), stands.island()),
        queries.days(point.id(), today.minusDays(WEEK - 1L), today),
        near,
        population.text(),
        problems(registered, stands, state));
  }

  private CirclePoints picture(String when) {
    Instant at = when.isEmpty() ? clock.now() : Instant.parse(when);
    LocalDate day = clock.dateOf(at);
    Map<String, PointQueries.State> states =
        queries.states(day.minusDays(MONTH - 1L), day, at.toEpochMilli());
    Map<String, PointQueries.Stands> places = queries.places();
    Map<String, PointQueries.Use> use = uses.read(clock.today().minusDays(MONTH - 1L));
    List<CirclePoint> points =
        registry.registry().all(Point.class).stream()
            .map(each -> point(each, states.get(each.id()), places.get(each.id()), use))
            .sorted(Comparator.comparingInt(CirclePoint::rank).thenComparing(CirclePoint::id))
            .toList();
    return new CirclePoints(at, CirclePoints.Counts.of(points), points, freshness.now());
  }

  private CirclePoint point(
      Point point,
      PointQueries.@Nullable State state,
      PointQueries.@Nullable Stands stands,
      Map<String, PointQueries.Use> uses) {
    UnitNode unit = registry.unit(point.unit());
    PointQueries.Use use = uses.getOrDefault(point.id(), new PointQueries.Use(0, 0));
    List<PointFile.Problem> problems = problems(point, stands, state);
    Double lon = stands == null ? null : stands.lon();
    Double lat = stands == null ? null : stands.lat();
    return new CirclePoint(
        point.id(),
        point.id(),
        point.kind(),
        point.nameZh(),
        point.nameEn(),
        point.unit(),
        unit.nameZh(),
        unit.nameEn(),
        lon != null ? lon : point.lon(),
        lat != null ? lat : point.lat(),
        state == null ? null : state.state(),
        state == null ? null : state.since(),
        state == null ? null : state.lastSeen(),
        state == null ? null : state.upShare(),
        use.tickets() > 0 ? use.tickets() : use.cases(),
        use.tickets() > 0 ? "tickets" : "cases",
        point.hours(),
        problems.isEmpty() ? "" : problems.get(0).code());
  }

  private static List<PointFile.Problem> problems(
      Point point, PointQueries.@Nullable Stands stands, PointQueries.@Nullable State state) {
    List<PointFile.Problem> problems = new ArrayList<>();
    if (stands != null && !stands.snapped().equals("AT")) {
      Double metres = stands.metres();
      problems.add(
          new PointFile.Problem(stands.snapped(), metres == null ? "" : Math.round(metres) + " m"));
    } else if (stands == null && (point.lon() == null || point.lat() == null)) {
      problems.add(new PointFile.Problem("NO_PLACE", ""));
    }
    if (point.hours().isEmpty()) {
      problems.add(new PointFile.Problem("NO_HOURS", ""));
    } else if (state != null && !state.hoursProblem().isEmpty()) {
      problems.add(new PointFile.Problem("HOURS", state.hoursProblem()));
    }
    return problems;
  }
}
