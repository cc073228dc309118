package io.xiaoneng.dashboard.wall;

import io.xiaoneng.dashboard.overview.Overview;
import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes from the overview what a wall shows. */
@Component
class CityTeller {

  /** Rows of a panel. */
  static final int ROWS = 5;

  private static final int DAYS = 60;
  private static final int CHANNELS = 5;

  /** Where the catalogue has no target any more. */
  private static final double ON_TIME = 0.98;

  private final RegistryView registry;

  CityTeller(RegistryView registry) {
    this.registry = registry;
  }

  /** The share on time that is to be reached. */
  static double target() {
    var definition = MetricCatalogue.find("on-time");
    return definition == null || definition.target() == null
        ? ON_TIME
        : definition.target().value();
  }

  CityTold tell(Overview o) {
    List<Overview.District> districts = districts(o);
    double target = target();
    Overview.Period period = o.period();
    return new CityTold(
        o.day(),
        o.today(),
        o.empty(),
        period.from(),
        period.to(),
        o.now().applied(),
        o.now().accepted(),
        o.now().decided(),
        o.now().online(),
        period.online(),
        period.before().online().value(),
        period.onTime(),
        period.before().onTime().value(),
        period.onTime().standing(target),
        period.handling(),
        period.before().handlingMean(),
        period.decided(),
        o.stock(),
        districts.stream()
            .filter(each -> !each.onTime().few())
            .sorted(Comparator.comparingDouble(each -> known(each.onTime().value())))
            .limit(ROWS)
            .map(
                each ->
                    new CityTold.RateRow(name(each), each.onTime(), each.onTime().standing(target)))
            .toList(),
        districts.stream()
            .filter(each -> each.handling().n() >= Rate.ENOUGH)
            .sorted(Comparator.comparingDouble(each -> -known(each.handling().mean())))
            .limit(ROWS)
            .map(each -> new CityTold.TimeRow(name(each), each.handling()))
            .toList(),
        o.channels().stream()
            .filter(each -> each.applied() > 0)
            .sorted(Comparator.comparingLong(each -> -each.applied()))
            .limit(CHANNELS)
            .map(each -> new CityTold.ChannelRow(each.code(), each.applied(), each.share()))
            .toList(),
        new CityTold.Hours(o.course().applied(), o.course().decided(), o.course().appliedBefore()),
        trend(o.trend()),
        Map.of(
            WallScene.TODAY.code(),
            Cell.shares(Cell.values(districts, Overview.District::code, CityTeller::overdue)),
            WallScene.SPEED.code(),
            districts.stream()
                .collect(
                    Collectors.toMap(
                        Overview.District::code, each -> Cell.judged(each.onTime(), target)))));
  }

  /** The share of its open cases that are past their promise; null where too few are open. */
  private static @Nullable Double overdue(Overview.District district) {
    return district.open() < Rate.ENOUGH ? null : (double) district.overdue() / district.open();
  }

  /** Departments of the city serve everybody and lie nowhere. */
  private List<Overview.District> districts(Overview o) {
    Set<String> codes =
        registry.atLevel(Unit.Level.DISTRICT).stream()
            .map(UnitNode::code)
            .collect(Collectors.toSet());
    return o.districts().stream().filter(each -> codes.contains(each.code())).toList();
  }

  private static CityTold.Trend trend(List<Overview.Day> days) {
    List<Overview.Day> last = days.subList(Math.max(0, days.size() - DAYS), days.size());
    List<@Nullable Double> onTime = new ArrayList<>();
    List<@Nullable Double> online = new ArrayList<>();
    for (Overview.Day day : last) {
      onTime.add(day.onTime().few() ? null : day.onTime().value());
      online.add(day.online().few() ? null : day.online().value());
    }
    return new CityTold.Trend(last.stream().map(Overview.Day::day).toList(), onTime, online);
  }

  private static Text name(Overview.District district) {
    return new Text(district.nameZh(), district.nameEn());
  }

  private static double known(@Nullable Double value) {
    return value == null ? 0 : value;
  }
}
