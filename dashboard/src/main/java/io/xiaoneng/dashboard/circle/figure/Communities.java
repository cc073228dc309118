package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.registry.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which communities belong to which of the units that are told one by one. */
final class Communities {

  private static final UnitNode CITY = new UnitNode("", "", "", Unit.Level.CITY, null);

  private Communities() {}

  /**
   * The units asked for, by code, each with the codes of its communities.
   *
   * @param unit inside which; "" for the whole city
   * @param level of the units; null for the unit itself
   * @param urban whether only urban communities are meant
   */
  static Map<UnitNode, List<String>> of(
      RegistryView registry, String unit, Unit.@Nullable Level level, boolean urban) {
    return of(registry, rows(registry, unit, level), urban);
  }

  /** The unit and those directly below it that have urban communities, each with these. */
  static Map<UnitNode, List<String>> ofUnitAndBelow(RegistryView registry, String unit) {
    List<UnitNode> rows = new ArrayList<>(rows(registry, unit, null));
    rows.addAll(below(registry, unit));
    return of(registry, rows, true);
  }

  private static Map<UnitNode, List<String>> of(
      RegistryView registry, List<UnitNode> rows, boolean urban) {
    Map<UnitNode, List<String>> found = new LinkedHashMap<>();
    Map<String, UnitNode> byCode = new LinkedHashMap<>();
    for (UnitNode row : rows) {
      found.put(row, new ArrayList<>());
      byCode.put(row.code(), row);
    }
    for (Unit community : communities(registry, urban)) {
      for (UnitNode above : registry.path(community.code())) {
        add(found, byCode.get(above.code()), community.code());
      }
      add(found, byCode.get(CITY.code()), community.code());
    }
    return found;
  }

  /** The units directly below that have urban communities of their own or below them. */
  static List<UnitNode> below(RegistryView registry, String unit) {
    TreeSet<String> above = new TreeSet<>();
    for (Unit community : communities(registry, true)) {
      registry.path(community.code()).forEach(each -> above.add(each.code()));
    }
    List<UnitNode> below = unit.isEmpty() ? tops(registry) : registry.children(unit);
    return below.stream().filter(each -> above.contains(each.code())).toList();
  }

  /** The unit that stands for the whole city. */
  static UnitNode city(RegistryView registry) {
    List<UnitNode> cities = registry.atLevel(Unit.Level.CITY);
    return cities.size() == 1 ? cities.get(0) : CITY;
  }

  private static List<UnitNode> tops(RegistryView registry) {
    UnitNode city = city(registry);
    return city.code().isEmpty() ? registry.roots() : registry.children(city.code());
  }

  private static List<Unit> communities(RegistryView registry, boolean urban) {
    return registry.registry().all(Unit.class).stream()
        .filter(each -> each.level() == Unit.Level.COMMUNITY && (each.urban() || !urban))
        .toList();
  }

  private static List<UnitNode> rows(
      RegistryView registry, String unit, Unit.@Nullable Level level) {
    if (level == null) {
      return List.of(unit.isEmpty() ? city(registry) : registry.unit(unit));
    }
    List<UnitNode> all = registry.atLevel(level);
    if (level == Unit.Level.CITY && all.isEmpty() && unit.isEmpty()) {
      return List.of(CITY);
    }
    return unit.isEmpty()
        ? all
        : all.stream()
            .filter(
                each -> registry.path(each.code()).stream().anyMatch(up -> up.code().equals(unit)))
            .toList();
  }

  private static void add(
      Map<UnitNode, List<String>> found, @Nullable UnitNode row, String community) {
    if (row != null) {
      found.getOrDefault(row, new ArrayList<>()).add(community);
    }
  }
}
