package io.xiaoneng.dashboard.radar;

import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.metric.RadarBins;
import io.xiaoneng.dashboard.metric.RadarFigures;
import io.xiaoneng.dashboard.metric.RadarFigures.Question;
import io.xiaoneng.dashboard.metric.RadarFigures.Sum;
import io.xiaoneng.dashboard.overview.Overview;
import io.xiaoneng.dashboard.overview.OverviewService;
import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.metric.Indicator;
import io.xiaoneng.metric.Radar;
import io.xiaoneng.registry.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Which districts and departments stand out by which hint of the radar, over the days its pages
 * look at. A hint says where to look, and proves nothing.
 */
@Service
public class RadarOutliers {

  /** The whole interval lies so many times above what all of the level come to. */
  static final double TIMES = 1.5;

  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int COST_SHARE = 200;

  private final RadarFigures figures;
  private final RadarBins distributions;
  private final RegistryView registry;
  private final OverviewService overview;
  private final CityClock clock;
  private final RecentAnswers<String, List<Outlier>> answers =
      new RecentAnswers<>(each -> read(), list -> true, KEPT, COST_SHARE, LONGEST, 1);

  RadarOutliers(
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
  }

  /**
   * A unit that stands out.
   *
   * @param own its share, with all below it
   * @param all the share of all units of its level together
   */
  public record Outlier(UnitNode unit, Indicator indicator, Rate own, Rate all) {

    double times() {
      Double value = own.value();
      Double other = all.value();
      return value == null || other == null || other == 0 ? 0 : value / other;
    }
  }

  /**
   * Those that stand out, the farthest first; may be an hour old.
   *
   * @throws ClickHouseUnavailableException where the figures cannot be read now
   */
  public List<Outlier> all() {
    return answers.read("");
  }

  private List<Outlier> read() {
    Overview picture = overview.current().overview();
    LocalDate to = picture.period().to();
    Instant asOf =
        picture.today()
            ? clock.now()
            : picture.day().plusDays(1).atStartOfDay(clock.zone()).toInstant().minusMillis(1);
    Question city = new Question(null, to.minusDays(RadarService.DAYS - 1L), to, asOf);
    Map<String, Map<String, Sum>> sums =
        figures.sumsByUnit(
            Radar.all().stream().map(each -> each.metric().id()).toList(),
            city,
            distributions.latenessByUnit(city));
    return Stream.of(Unit.Level.DISTRICT, Unit.Level.DEPARTMENT)
        .flatMap(level -> among(registry.atLevel(level), sums).stream())
        .sorted(Comparator.comparingDouble((Outlier each) -> -each.times()))
        .toList();
  }

  private List<Outlier> among(List<UnitNode> units, Map<String, Map<String, Sum>> sums) {
    List<Outlier> found = new ArrayList<>();
    for (Indicator indicator : Radar.all()) {
      Map<String, Sum> byUnit = sums.getOrDefault(indicator.metric().id(), Map.of());
      Sum together = Sum.NONE;
      for (UnitNode each : units) {
        together = together.plus(sum(byUnit, registry.subtree(each.code())));
      }
      Rate all = Rate.of(together.numerator(), together.denominator());
      for (UnitNode each : units) {
        Sum mine = sum(byUnit, registry.subtree(each.code()));
        Rate own = Rate.of(mine.numerator(), mine.denominator());
        if (standsOut(own, all)) {
          found.add(new Outlier(each, indicator, own, all));
        }
      }
    }
    return found;
  }

  static boolean standsOut(Rate own, Rate all) {
    Double low = own.low();
    Double other = all.value();
    return !own.few() && low != null && other != null && low > TIMES * other;
  }

  private static Sum sum(Map<String, Sum> byUnit, Collection<String> units) {
    Sum sum = Sum.NONE;
    for (String unit : units) {
      sum = sum.plus(byUnit.getOrDefault(unit, Sum.NONE));
    }
    return sum;
  }
}
