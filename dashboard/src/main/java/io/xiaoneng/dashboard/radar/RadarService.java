package io.xiaoneng.dashboard.radar;

import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.RadarBins;
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
import io.xiaoneng.statistics.KaplanMeier;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts together what the indicators say of a unit, beside its class and the city. */
@Service
public class RadarService {

  /** Days looked at: fewer, and most units would have too few cases. */
  static final int DAYS = 90;

  private static final int MONTHS = 12;
  private static final List<String> IDS =
      Radar.all().stream().map(each -> each.metric().id()).toList();

  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofSeconds(120);
  private static final int COST_SHARE = 10;
  private static final int KEPT_VIEWS = 50;

  /** Questions asked of the store at once, by everybody who looks. */
  private static final int READERS = 4;

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final RadarFigures figures;
  private final RadarBins distributions;
  private final RegistryView registry;
  private final OverviewService overview;
  private final CityClock clock;
  private final ExecutorService readers;
  private final RecentAnswers<String, RadarView> answers =
      new RecentAnswers<>(this::read, view -> true, KEPT, COST_SHARE, LONGEST, KEPT_VIEWS);

  RadarService(
      RadarFigures figures,
      RadarBins distributions,
      RegistryView registry,
      OverviewService overview,
      CityClock clock) {
    this.figures = figures;
    this.distributions = distributions;
    this.registry = registry;
    this.overview = overview;
    this.clock = clock;
    this.readers =
        Executors.newFixedThreadPool(
            READERS,
            task -> {
              Thread thread = new Thread(task, "radar");
              thread.setDaemon(true);
              return thread;
            });
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
    Set<String> units = registry.subtree(code);
    // Independent questions, all at once: the slowest says how long it takes.
    Future<Map<String, long[]>> late = ask(() -> distributions.latenessByUnit(city));
    Future<Map<String, Map<String, Sum>>> months = ask(() -> months(own));
    Future<KaplanMeier> whole = ask(() -> figures.curve(city));
    Future<KaplanMeier> part = ask(() -> figures.curve(own));
    Future<MetricRow> days = ask(() -> figures.row("handling-days", own));
    Map<String, Future<long[]>> bins = new HashMap<>();
    IDS.stream()
        .filter(each -> RadarBins.has(each) && !each.equals(RadarFigures.BACKDATED))
        .forEach(each -> bins.put(each, ask(() -> distributions.of(each, own))));
    Map<String, long[]> lateness = got(late);
    Map<String, Map<String, Sum>> sums = figures.sumsByUnit(IDS, city, lateness);
    List<Hint> hints = new ArrayList<>();
    for (Indicator each : Radar.all()) {
      String id = each.metric().id();
      Future<long[]> distribution = bins.get(id);
      List<Bar> bars =
          distribution != null
              ? bars(id, got(distribution))
              : id.equals(RadarFigures.BACKDATED)
                  ? bars(id, together(lateness, units))
                  : bars(got(months).getOrDefault(id, Map.of()), own);
      hints.add(hint(each, units, peers.codes, sums.getOrDefault(id, Map.of()), bars));
    }
    MetricRow decided = got(days);
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
                got(part), got(whole), decided.figure("p50"), count(decided.figure("n"))));
    if (registry.registry().unit(code) == null && !view.any()) {
      throw new PageNotFoundException("unit", code);
    }
    return view;
  }

  private static long count(@Nullable Double n) {
    return n == null ? 0 : n.longValue();
  }

  /** The hints that are told by month, each of the last twelve. */
  private Map<String, Map<String, Sum>> months(Question own) {
    YearMonth last = YearMonth.from(own.to());
    return figures.sumsByMonth(
        IDS.stream().filter(each -> !RadarBins.has(each)).toList(),
        new Question(own.unit(), last.minusMonths(MONTHS - 1L).atDay(1), own.to(), own.asOf()));
  }

  private static long[] together(Map<String, long[]> byUnit, Set<String> units) {
    long[] sum = new long[RadarBins.count(RadarFigures.BACKDATED)];
    units.forEach(
        unit -> {
          long[] bins = byUnit.getOrDefault(unit, new long[0]);
          for (int i = 0; i < bins.length; i++) {
            sum[i] += bins[i];
          }
        });
    return sum;
  }

  private <T> Future<T> ask(Callable<T> question) {
    return readers.submit(question);
  }

  /** What comes of a question; its failure is thrown as it was. */
  private static <T> T got(Future<T> answer) {
    try {
      return answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new ClickHouseUnavailableException("the radar's figures take too long", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClickHouseUnavailableException("interrupted", e);
    }
  }

  @PreDestroy
  void close() {
    readers.shutdownNow();
  }

  private Hint hint(
      Indicator indicator,
      Set<String> units,
      Set<String> peers,
      Map<String, Sum> byUnit,
      List<Bar> bars) {
    String metric = indicator.metric().id();
    Sum mine = sum(byUnit, units);
    return new Hint(
        indicator,
        rate(mine),
        rate(sum(byUnit, peers)),
        rate(byUnit.values().stream().reduce(Sum.NONE, Sum::plus)),
        mine.expected() > 0 ? Double.valueOf(mine.expected() / mine.denominator()) : null,
        RadarBins.has(metric) ? metric : "months",
        bars);
  }

  private static Rate rate(Sum sum) {
    return Rate.of(sum.numerator(), sum.denominator());
  }

  private static Sum sum(Map<String, Sum> byUnit, Collection<String> units) {
    return units.stream()
        .map(unit -> byUnit.getOrDefault(unit, Sum.NONE))
        .reduce(Sum.NONE, Sum::plus);
  }

  private static List<Bar> bars(String metric, long[] bins) {
    List<Bar> bars = new ArrayList<>();
    boolean late = metric.equals(RadarFigures.BACKDATED);
    for (int i = 0; i < bins.length; i++) {
      boolean marked = late ? i >= RadarBins.FIRST_LATE_BIN : i < RadarBins.marked(metric);
      bars.add(new Bar(Integer.toString(i), bins[i], (double) bins[i], marked));
    }
    return bars;
  }

  private static List<Bar> bars(Map<String, Sum> months, Question own) {
    YearMonth last = YearMonth.from(own.to());
    List<Bar> bars = new ArrayList<>();
    for (int i = MONTHS - 1; i >= 0; i--) {
      String month = last.minusMonths(i).toString();
      Rate rate = rate(months.getOrDefault(month, Sum.NONE));
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
