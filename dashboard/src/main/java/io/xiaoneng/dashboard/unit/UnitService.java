package io.xiaoneng.dashboard.unit;

import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.metric.RadarFigures;
import io.xiaoneng.dashboard.overview.Overview;
import io.xiaoneng.dashboard.overview.OverviewService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.page.WorkDays;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.registry.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts a unit's page together, over the same day and period as the overview. */
@Service
class UnitService {

  private static final int TREND_DAYS = 90;
  private static final int ITEMS = 10;
  private static final int OLDEST = 15;

  private static final Duration KEPT = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int COST_SHARE = 10;
  private static final int KEPT_VIEWS = 100;

  private final UnitQueries queries;
  private final RegistryView registry;
  private final OverviewService overview;
  private final WorkDays workDays;
  private final RadarFigures radar;
  private final CityClock clock;
  private final RecentAnswers<String, UnitView> answers =
      new RecentAnswers<>(this::read, view -> true, KEPT, COST_SHARE, LONGEST, KEPT_VIEWS);

  UnitService(
      UnitQueries queries,
      RegistryView registry,
      OverviewService overview,
      WorkDays workDays,
      RadarFigures radar,
      CityClock clock) {
    this.queries = queries;
    this.registry = registry;
    this.overview = overview;
    this.workDays = workDays;
    this.radar = radar;
    this.clock = clock;
  }

  /**
   * The top of the tree: every case; below it the children of the city and units without parent.
   */
  UnitView top() {
    return answers.read("");
  }

  /**
   * One unit with all below it; a few seconds old where somebody asked before, longer where it is
   * dear.
   *
   * @throws PageNotFoundException where the code is neither registered nor in any case
   */
  UnitView unit(String code) {
    return answers.read(code);
  }

  private UnitView read(String code) {
    if (code.isEmpty()) {
      List<UnitNode> below = new ArrayList<>();
      for (UnitNode root : registry.roots()) {
        if (root.level() == Unit.Level.CITY) {
          below.addAll(registry.children(root.code()));
        } else {
          below.add(root);
        }
      }
      return view(null, List.of(), Set.of(), below);
    }
    UnitView view =
        view(
            registry.unit(code),
            registry.path(code),
            registry.subtree(code),
            registry.children(code));
    if (registry.registry().unit(code) == null && !view.figures().any()) {
      throw new PageNotFoundException("unit", code);
    }
    return view;
  }

  private UnitView view(
      @Nullable UnitNode unit, List<UnitNode> path, Set<String> units, List<UnitNode> below) {
    @Nullable String shown = unit == null ? null : unit.code();
    Overview picture = overview.current().overview();
    Overview.Period period = picture.period();
    Map<String, String> childOf = new HashMap<>();
    for (UnitNode child : below) {
      registry.subtree(child.code()).forEach(code -> childOf.put(code, child.code()));
    }
    Instant asOf =
        picture.today()
            ? clock.now()
            : picture.day().plusDays(1).atStartOfDay(clock.zone()).toInstant().minusMillis(1);
    UnitScope scope =
        new UnitScope(
            units,
            childOf,
            picture.day(),
            period.to().minusDays(TREND_DAYS - 1L),
            period.from(),
            period.to(),
            asOf);
    Map<UnitQueries.Of, Map<String, UnitQueries.Group>> groups =
        new EnumMap<>(UnitQueries.Of.class);
    for (UnitQueries.Group each : queries.groups(scope, OLDEST)) {
      groups.computeIfAbsent(each.of(), of -> new TreeMap<>()).put(each.key(), each);
    }
    UnitQueries.Group whole = groups.getOrDefault(UnitQueries.Of.ALL, Map.of()).get("");
    UnitFigures figures = whole == null ? UnitFigures.NONE : whole.figures();
    Map<String, UnitQueries.Group> children = groups.getOrDefault(UnitQueries.Of.CHILD, Map.of());
    UnitQueries.Group own = children.get("");
    return new UnitView(
        unit,
        path,
        picture.day(),
        picture.today(),
        period.from(),
        period.to(),
        asOf,
        clock.now(),
        figures,
        below.stream()
            .map(
                child -> {
                  UnitQueries.Group group = children.get(child.code());
                  return new UnitView.Child(
                      child.code(),
                      child.nameZh(),
                      child.nameEn(),
                      group == null ? UnitFigures.NONE : group.figures());
                })
            .toList(),
        below.isEmpty() || own == null ? null : own.figures(),
        channels(groups.getOrDefault(UnitQueries.Of.CHANNEL, Map.of()), figures.applied()),
        items(groups.getOrDefault(UnitQueries.Of.ITEM, Map.of())),
        queries.cases(scope, whole == null ? List.of() : whole.oldest()).stream()
            .filter(open -> !registry.sensitive(open.item()))
            .map(open -> open(open, asOf))
            .toList(),
        trend(
            scope,
            groups.getOrDefault(UnitQueries.Of.APPLIED_ON, Map.of()),
            groups.getOrDefault(UnitQueries.Of.DECIDED_ON, Map.of())),
        UnitClocks.of(
            radar.row(
                "clock-parts", new RadarFigures.Question(shown, scope.from(), scope.to(), asOf)),
            radar.row(
                "clock-parts", new RadarFigures.Question(null, scope.from(), scope.to(), asOf))));
  }

  private static List<UnitView.Channel> channels(
      Map<String, UnitQueries.Group> channels, long all) {
    return channels.values().stream()
        .filter(each -> each.figures().applied() + each.figures().onTime().n() > 0)
        .sorted(
            Comparator.comparingLong((UnitQueries.Group each) -> -each.figures().applied())
                .thenComparing(UnitQueries.Group::key))
        .map(
            each ->
                new UnitView.Channel(
                    each.key(),
                    each.figures().applied(),
                    all == 0 ? null : (double) each.figures().applied() / all,
                    each.figures().onTime()))
        .toList();
  }

  /** The items that take longest. */
  private List<UnitView.Item> items(Map<String, UnitQueries.Group> items) {
    return items.values().stream()
        .filter(each -> each.figures().handling().n() > 0)
        .sorted(
            Comparator.comparingDouble((UnitQueries.Group each) -> -mean(each))
                .thenComparing(UnitQueries.Group::key))
        .limit(ITEMS)
        .map(
            each ->
                new UnitView.Item(
                    each.key(),
                    registry.itemNameZh(each.key()),
                    registry.itemNameEn(each.key()),
                    each.figures().handling().n(),
                    mean(each),
                    orZero(each.figures().handling().p90()),
                    each.figures().onTime()))
        .toList();
  }

  private static double mean(UnitQueries.Group group) {
    return orZero(group.figures().handling().mean());
  }

  private static double orZero(@Nullable Double days) {
    return days == null ? 0 : days;
  }

  private UnitView.OpenCase open(UnitQueries.Open open, Instant asOf) {
    UnitNode unit = registry.unit(open.unit());
    Instant since = open.accepted() != null ? open.accepted() : open.applied();
    LocalDate now = clock.dateOf(asOf);
    Instant due = open.due();
    return new UnitView.OpenCase(
        open.caseId(),
        registry.itemNameZh(open.item()),
        registry.itemNameEn(open.item()),
        unit.nameZh(),
        unit.nameEn(),
        open.channel(),
        open.applied(),
        open.accepted(),
        due,
        since == null ? 0 : workDays.between(clock.dateOf(since), now),
        due == null || !due.isBefore(asOf) ? null : workDays.between(clock.dateOf(due), now));
  }

  private List<UnitView.Day> trend(
      UnitScope scope,
      Map<String, UnitQueries.Group> applied,
      Map<String, UnitQueries.Group> decided) {
    List<UnitView.Day> days = new ArrayList<>();
    for (LocalDate day = scope.trendFrom(); !day.isAfter(scope.to()); day = day.plusDays(1)) {
      UnitQueries.Group asked = applied.get(day.toString());
      UnitQueries.Group done = decided.get(day.toString());
      days.add(
          new UnitView.Day(
              day,
              workDays.counted(day),
              asked == null ? 0 : asked.applied(),
              done == null ? 0 : done.decided()));
    }
    return days;
  }
}
