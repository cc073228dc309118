package io.xiaoneng.dashboard.figure;

import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways to cut a figure into parts. */
final class Splits {

  private static final String LEVEL = "unit-level:";

  private Splits() {}

  /** The name in addresses, as {@code by} takes it. */
  static String name(Grouping split) {
    Unit.Level level = split.level();
    return level == null ? split.key() : LEVEL + level.name();
  }

  /** Every way that suits the metric and the city, the most telling first. */
  static List<Grouping> of(
      Set<Dimension> has, Map<Dimension, List<String>> filters, RegistryView registry) {
    List<Grouping> splits = new ArrayList<>();
    if (has.contains(Dimension.UNIT)) {
      for (Unit.Level level : Unit.Level.values()) {
        if (level != Unit.Level.UNCLASSIFIED
            && level != Unit.Level.CITY
            && !registry.atLevel(level).isEmpty()) {
          splits.add(new Grouping(Dimension.UNIT, level));
        }
      }
    }
    for (Dimension each : has) {
      splits.add(Grouping.by(each));
    }
    // who asks for one channel does not want it cut by channel; a unit has parts of its own
    splits.removeIf(
        each ->
            each.dimension() != Dimension.UNIT
                && filters.getOrDefault(each.dimension(), List.of()).size() == 1);
    return splits;
  }

  /** The way of that name; the first where there is none of it; null where there is no way. */
  static @Nullable Grouping chosen(List<Grouping> splits, @Nullable String name, boolean narrowed) {
    for (Grouping each : splits) {
      if (name(each).equals(name)) {
        return each;
      }
    }
    // inside one unit, the units themselves tell more than the districts it may lie in
    return splits.stream()
        .filter(each -> narrowed && each.dimension() == Dimension.UNIT && each.level() == null)
        .findFirst()
        .orElse(splits.isEmpty() ? null : splits.get(0));
  }
}
