package io.xiaoneng.dashboard.unit;

import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.metric.RadarFigures;
import io.xiaoneng.dashboard.overview.Overview;
import io.xiaoneng.dashboard.overview.OverviewService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.page.Ways;
import io.xiaoneng.dashboard.page.WorkDays;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
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

/**
 * Puts the page of a unit together, or of one item within it: over the same day and period as the
 * overview, or over a period that was chosen; the stock is that of the overview's day either way.
 */
@Service
class UnitService {

  private static final int TREND_DAYS = 90;
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
  private final Ways ways;
  private final RecentAnswers<Ask, UnitView> answers =
      new RecentAnswers<>(this::read, view -> true, KEPT, COST_SHARE, LONGEST, KEPT_VIEWS);

  UnitService(
      UnitQueries queries,
      RegistryView registry,
      OverviewService overview,
      WorkDays workDays,
      RadarFigures radar,
      Ways ways,
      CityClock clock) {
    this.queries = queries;
    this.registry = registry;
    this.overview = overview;
    this.workDays = workDays;
    this.radar = radar;
    this.ways = ways;
    this.clock = clock;
  }

  /**
   * What a page is about.
   *
   * @param unit code; null for the top of the tree: every case; below it the children of the city
   *     and units without parent
   * @param item code of the only item; null for all
   * @param span the period; null for the overview's
   */
  record Ask(@Nullable String unit, @Nullable String item, @Nullable Span span) {}

  /**
   * A unit with all below it; a few seconds old where somebody asked before, longer where it is
   * dear.
   *
   * @throws PageNotFoundException where the unit or the item is neither registered nor in any case
   */
  UnitView view(Ask ask) {
    return answers.read(ask);
  }

  private UnitView read(Ask ask) {
    String unit = ask.unit();
    String item = ask.item();
    UnitView view =
        unit == null
            ? view(ask, null, Set.of(), ways.underTheCity())
            : view(ask, registry.unit(unit), registry.subtree(unit), registry.children(unit));
    if (!view.figures().any()) {
      if (unit != null && registry.registry().unit(unit) == null) {
        throw new PageNotFoundException("unit", unit);
      }
      if (item != null && registry.registry().item(item, null, clock.now()) == null) {
        throw new PageNotFoundException("item", item);
      }
    }
    return view;
  }

  private UnitView view(Ask ask, @Nullable UnitNode unit, Set<String> units, List<UnitNode> below) {
    @Nullable String shown = unit == null ? null : unit.code();
    @Nullable String item = ask.item();
    Overview picture = overview.current().overview();
    Span usual = new Span(picture.period().from(), picture.period().to());
    Span span = ask.span() == null ? usual : ask.span();
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
            units, item, childOf, picture.day(), trendFrom(span), span.from(), span.to(), asOf);
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
        item == null
            ? null
            : new UnitView.Subject(item, registry.itemNameZh(item), registry.itemNameEn(item)),
        span.equals(usual),
        picture.day(),
        picture.today(),
        span.from(),
        span.to(),
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
            .filter(child -> item == null || child.figures().any())
            .toList(),
        below.isEmpty() || own == null ? null : own.figures(),
        channels(groups.getOrDefault(UnitQueries.Of.CHANNEL, Map.of()), figures.applied()),
        item == null ? items(groups.getOrDefault(UnitQueries.Of.ITEM, Map.of())) : List.of(),
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
                "clock-parts",
                new RadarFigures.Question(shown, scope.from(), scope.to(), asOf),
                item),
            radar.row(
                "clock-parts",
                new RadarFigures.Question(null, scope.from(), scope.to(), asOf),
                item)));
  }

  /** Of a longer period the trend shows all of it. */
  private static LocalDate trendFrom(Span span) {
    LocalDate usual = span.to().minusDays(TREND_DAYS - 1L);
    return span.from().isBefore(usual) ? span.from() : usual;
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

  /** Items with anything to show, those with the most cases first. */
  private List<UnitView.Child> items(Map<String, UnitQueries.Group> items) {
    return items.values().stream()
        .filter(each -> each.figures().any())
        .sorted(
            Comparator.comparingLong((UnitQueries.Group each) -> -each.figures().applied())
                .thenComparing(UnitQueries.Group::key))
        .map(
            each ->
                new UnitView.Child(
                    each.key(),
                    registry.itemNameZh(each.key()),
                    registry.itemNameEn(each.key()),
                    each.figures()))
        .toList();
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
