package io.xiaoneng.dashboard.unit;

import io.xiaoneng.dashboard.overview.Overview;
import io.xiaoneng.dashboard.overview.OverviewService;
import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.page.WorkDays;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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

  private final UnitQueries queries;
  private final RegistryView registry;
  private final OverviewService overview;
  private final WorkDays workDays;
  private final CityClock clock;

  UnitService(
      UnitQueries queries,
      RegistryView registry,
      OverviewService overview,
      WorkDays workDays,
      CityClock clock) {
    this.queries = queries;
    this.registry = registry;
    this.overview = overview;
    this.workDays = workDays;
    this.clock = clock;
  }

  /**
   * The top of the tree: every case; below it the children of the city and units without parent.
   */
  UnitView top() {
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

  /**
   * One unit with all below it.
   *
   * @throws PageNotFoundException where the code is neither registered nor in any case
   */
  UnitView unit(String code) {
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
        new UnitScope(units, childOf, picture.day(), period.from(), period.to(), asOf);
    Map<String, UnitFigures> figures = new HashMap<>();
    UnitFigures whole = UnitFigures.NONE;
    for (UnitQueries.ChildFigures each : queries.figures(scope)) {
      if (each.code() == null) {
        whole = each.figures();
      } else {
        figures.put(each.code(), each.figures());
      }
    }
    return new UnitView(
        unit,
        path,
        picture.day(),
        picture.today(),
        period.from(),
        period.to(),
        clock.now(),
        whole,
        below.stream()
            .map(
                child ->
                    new UnitView.Child(
                        child.code(),
                        child.nameZh(),
                        child.nameEn(),
                        figures.getOrDefault(child.code(), UnitFigures.NONE)))
            .toList(),
        below.isEmpty() ? null : figures.get(""),
        channels(scope, whole.applied()),
        queries.items(scope, ITEMS).stream().map(this::item).toList(),
        queries.oldest(scope, OLDEST).stream().map(open -> open(open, asOf)).toList(),
        trend(scope));
  }

  private List<UnitView.Channel> channels(UnitScope scope, long all) {
    return queries.channels(scope).stream()
        .map(
            each ->
                new UnitView.Channel(
                    each.code(),
                    each.applied(),
                    all == 0 ? null : (double) each.applied() / all,
                    Rate.of(each.onTime(), each.due())))
        .toList();
  }

  private UnitView.Item item(UnitQueries.ItemTimes item) {
    return new UnitView.Item(
        item.code(),
        registry.itemNameZh(item.code()),
        registry.itemNameEn(item.code()),
        item.n(),
        item.mean(),
        item.p90(),
        Rate.of(item.onTime(), item.due()));
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

  private List<UnitView.Day> trend(UnitScope scope) {
    LocalDate first = scope.to().minusDays(TREND_DAYS - 1L);
    Map<LocalDate, long[]> days = new TreeMap<>();
    for (LocalDate day = first; !day.isAfter(scope.to()); day = day.plusDays(1)) {
      days.put(day, new long[2]);
    }
    for (UnitQueries.DayCount each : queries.days(scope, first)) {
      long[] counts = days.get(each.day());
      if (counts != null) {
        counts[each.kind().equals("applied") ? 0 : 1] += each.n();
      }
    }
    return days.entrySet().stream()
        .map(
            day ->
                new UnitView.Day(
                    day.getKey(),
                    workDays.counted(day.getKey()),
                    day.getValue()[0],
                    day.getValue()[1]))
        .toList();
  }
}
