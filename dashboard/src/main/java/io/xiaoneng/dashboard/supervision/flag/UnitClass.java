package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Units that are compared with each other: of one class of the registry and one level.
 *
 * @param name the class; with the level behind it where the class has units of several
 * @param shownOnly whether no document allows to rank them
 */
public record UnitClass(String name, boolean shownOnly, List<Unit> units) {

  /**
   * Every class with at least one unit, by name. Units without a class are in none.
   *
   * @param ranked documents that allow to rank sub-districts and communities
   */
  static List<UnitClass> all(RegistryView registry, RankedClasses ranked) {
    Map<String, Map<Unit.Level, List<Unit>>> classes =
        registry.registry().all(Unit.class).stream()
            .filter(each -> !each.unitClass().isEmpty())
            .sorted(Comparator.comparing(Unit::code))
            .collect(
                Collectors.groupingBy(
                    Unit::unitClass,
                    TreeMap::new,
                    Collectors.groupingBy(Unit::level, TreeMap::new, Collectors.toList())));
    List<UnitClass> all = new ArrayList<>();
    classes.forEach(
        (name, levels) ->
            levels.forEach(
                (level, units) ->
                    all.add(
                        new UnitClass(
                            levels.size() == 1 ? name : name + " " + level,
                            ranked.shownOnly(units.get(0)),
                            List.copyOf(units)))));
    return all;
  }

  /** Whether a unit began or ended within the month, so that part of it is another unit's. */
  public static boolean moved(Unit unit, YearMonth month, ZoneId zone) {
    Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
    Instant to = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    return within(unit.validity().from(), from, to) || within(unit.validity().to(), from, to);
  }

  private static boolean within(@Nullable Instant at, Instant from, Instant to) {
    return at != null && at.isAfter(from) && at.isBefore(to);
  }
}
