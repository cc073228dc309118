package io.xiaoneng.dashboard.figure;

import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.registry.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ways to cut a figure into parts. */
public final class Splits {

  private static final String LEVEL = "unit-level:";

  private Splits() {}

  /** The name in addresses, as {@code by} takes it. */
  public static String name(Grouping split) {
    Unit.Level level = split.level();
    return level == null ? split.key() : LEVEL + level.name();
  }

  /** Every way that suits the metric and the city, the most telling first. */
  public static List<Grouping> of(
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
  public static @Nullable Grouping chosen(
      List<Grouping> splits,
      @Nullable String name,
      @Nullable String within,
      RegistryView registry) {
    for (Grouping each : splits) {
      if (name(each).equals(name)) {
        return each;
      }
    }
    if (within == null) {
      return splits.isEmpty() ? null : splits.get(0);
    }
    // one step further down; at the end of the tree the items
    Set<Unit.Level> below =
        registry.children(within).stream().map(UnitNode::level).collect(Collectors.toSet());
    return Stream.concat(
            splits.stream().filter(each -> isStep(each, below)),
            splits.stream().filter(each -> each.dimension() == Dimension.UNIT == !below.isEmpty()))
        .findFirst()
        .orElse(splits.isEmpty() ? null : splits.get(0));
  }

  /**
   * Whether it cuts a unit into those right below it; where they are of several levels none but the
   * units as they are does.
   */
  private static boolean isStep(Grouping split, Set<Unit.Level> below) {
    return below.isEmpty()
        ? split.dimension() == Dimension.ITEM
        : split.dimension() == Dimension.UNIT
            && (below.size() == 1 && !below.contains(Unit.Level.UNCLASSIFIED)
                ? split.level() != null && below.contains(split.level())
                : split.level() == null);
  }
}
