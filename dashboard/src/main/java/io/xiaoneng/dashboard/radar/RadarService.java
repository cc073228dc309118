package io.xiaoneng.dashboard.radar;

import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.RadarFigures;
import io.xiaoneng.dashboard.metric.RadarFigures.Question;
import io.xiaoneng.dashboard.metric.RadarFigures.Sum;
import io.xiaoneng.dashboard.overview.Overview;
import io.xiaoneng.dashboard.overview.OverviewService;
import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.radar.RadarView.Bar;
import io.xiaoneng.dashboard.radar.RadarView.Hint;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.metric.Indicator;
import io.xiaoneng.metric.Radar;
import io.xiaoneng.registry.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts together what the indicators say of a unit, beside its class and the city. */
@Service
public class RadarService {

  /** Days looked at: fewer, and most units would have too few cases. */
  static final int DAYS = 90;

  private static final int MONTHS = 12;

  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofSeconds(120);
  private static final int COST_SHARE = 10;
  private static final int KEPT_VIEWS = 50;

  private final RadarFigures figures;
  private final RegistryView registry;
  private final OverviewService overview;
  private final CityClock clock;
  private final RecentAnswers<String, RadarView> answers =
      new RecentAnswers<>(this::read, view -> true, KEPT, COST_SHARE, LONGEST, KEPT_VIEWS);

  RadarService(
      RadarFigures figures, RegistryView registry, OverviewService overview, CityClock clock) {
    this.figures = figures;
    this.registry = registry;
    this.overview = overview;
    this.clock = clock;
  }

  /**
   * The hints of a unit with all below it; may be half a minute old.
   *
   * @throws PageNotFoundException where the code is neither registered nor in any case
   */
  public RadarView of(String code) {
    return answers.read(code);
  }

  private RadarView read(String code) {
    Overview picture = overview.current().overview();
    LocalDate to = picture.period().to();
    LocalDate from = to.minusDays(DAYS - 1L);
    Instant asOf =
        picture.today()
            ? clock.now()
            : picture.day().plusDays(1).atStartOfDay(clock.zone()).toInstant().minusMillis(1);
    Question city = new Question(null, from, to, asOf);
    Question own = new Question(code, from, to, asOf);
    Peers peers = peers(code);
    List<Hint> hints = new ArrayList<>();
    for (Indicator each : Radar.all()) {
      hints.add(hint(each, registry.subtree(code), peers.codes, city, own));
    }
    MetricRow decided = figures.row("handling-days", own);
    RadarView view =
        new RadarView(
            registry.unit(code),
            registry.path(code),
            from,
            to,
            asOf,
            clock.now(),
            peers.name,
            peers.units,
            hints,
            new RadarView.Waits(
                figures.curve(own),
                figures.curve(city),
                decided.figure("p50"),
                count(decided.figure("n"))));
    if (registry.registry().unit(code) == null && !view.any()) {
      throw new PageNotFoundException("unit", code);
    }
    return view;
  }

  private static long count(@Nullable Double n) {
    return n == null ? 0 : n.longValue();
  }

  private Hint hint(
      Indicator indicator, Set<String> units, Set<String> peers, Question city, Question own) {
    String metric = indicator.metric().id();
    Map<String, Sum> byUnit = figures.sums(metric, city, "unit");
    Sum mine = sum(byUnit, units);
    boolean bins = RadarFigures.hasBins(metric);
    return new Hint(
        indicator,
        rate(mine),
        rate(sum(byUnit, peers)),
        rate(byUnit.values().stream().reduce(Sum.NONE, Sum::plus)),
        mine.expected() > 0 ? Double.valueOf(mine.expected() / mine.denominator()) : null,
        bins ? metric : "months",
        bins ? bins(metric, own) : months(metric, own));
  }

  private static Rate rate(Sum sum) {
    return Rate.of(sum.numerator(), sum.denominator());
  }

  private static Sum sum(Map<String, Sum> byUnit, Collection<String> units) {
    return units.stream()
        .map(unit -> byUnit.getOrDefault(unit, Sum.NONE))
        .reduce(Sum.NONE, Sum::plus);
  }

  private List<Bar> bins(String metric, Question own) {
    long[] bins = figures.bins(metric, own);
    List<Bar> bars = new ArrayList<>();
    boolean late = metric.equals("backdated-acceptance");
    for (int i = 0; i < bins.length; i++) {
      // Recorded late are the bins from the fourth on: later than a day.
      boolean marked = late ? i >= 3 : i < RadarFigures.marked(metric);
      bars.add(new Bar(Integer.toString(i), bins[i], (double) bins[i], marked));
    }
    return bars;
  }

  private List<Bar> months(String metric, Question own) {
    YearMonth last = YearMonth.from(own.to());
    Question year =
        new Question(own.unit(), last.minusMonths(MONTHS - 1L).atDay(1), own.to(), own.asOf());
    Map<String, Sum> sums = figures.sums(metric, year, "month");
    List<Bar> bars = new ArrayList<>();
    for (int i = MONTHS - 1; i >= 0; i--) {
      String month = last.minusMonths(i).toString();
      Rate rate = rate(sums.getOrDefault(month, Sum.NONE));
      bars.add(new Bar(month, rate.n(), rate.value(), false));
    }
    return bars;
  }

  /**
   * Whom a unit is compared with.
   *
   * @param codes their units and all below them
   */
  private record Peers(String name, int units, Set<String> codes) {}

  private Peers peers(String code) {
    Unit unit = registry.registry().unit(code);
    if (unit == null) {
      return new Peers("", 1, registry.subtree(code));
    }
    List<UnitNode> level = registry.atLevel(unit.level());
    List<UnitNode> peers =
        unit.unitClass().isEmpty()
            ? level
            : level.stream()
                .filter(
                    each -> {
                      Unit other = registry.registry().unit(each.code());
                      return other != null && other.unitClass().equals(unit.unitClass());
                    })
                .toList();
    Set<String> codes = new HashSet<>();
    peers.forEach(each -> codes.addAll(registry.subtree(each.code())));
    return new Peers(unit.unitClass(), peers.size(), codes);
  }
}
