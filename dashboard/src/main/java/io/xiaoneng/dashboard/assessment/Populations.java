package io.xiaoneng.dashboard.assessment;

import io.xiaoneng.assessment.Population;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.registry.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which units of the registry belong to a population. */
public final class Populations {

  private Populations() {}

  /** Whether a unit belongs to it. */
  public static boolean has(Population population, UnitNode unit, RegistryView registry) {
    return population.has(unit.level(), above(unit, registry));
  }

  /** Level of the unit right above it; null for none. */
  public static Unit.@Nullable Level above(UnitNode unit, RegistryView registry) {
    String parent = unit.parent();
    return parent == null ? null : registry.unit(parent).level();
  }

  /** Its units, by level and code; none for other populations. */
  public static List<UnitNode> units(Population population, RegistryView registry) {
    return population.levels().stream()
        .flatMap(level -> registry.atLevel(level).stream())
        .filter(each -> has(population, each, registry))
        .toList();
  }
}
