package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.figure.Splits;
import io.xiaoneng.dashboard.metric.CaseShapes;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.privacy.Guarded;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.Unit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows which questions make sense of which metric, and why others do not. Safe to share. */
@Component
class Offers {

  /** What the map shows. */
  static final Grouping DISTRICTS = new Grouping(Dimension.UNIT, Unit.Level.DISTRICT);

  private final MetricService metrics;
  private final CaseShapes shapes;
  private final RegistryView registry;
  private final Outlines outlines;

  Offers(MetricService metrics, CaseShapes shapes, RegistryView registry, Outlines outlines) {
    this.metrics = metrics;
    this.shapes = shapes;
    this.registry = registry;
    this.outlines = outlines;
  }

  /** What the metric can be narrowed and cut by, as far as the one who asks is told. */
  Set<Dimension> dimensions(String metric, Actor actor) {
    Set<Dimension> has = EnumSet.noneOf(Dimension.class);
    has.addAll(metrics.dimensions(metric));
    if (!Sight.sees(actor, Guarded.WINDOW)) {
      has.remove(Dimension.WINDOW);
    }
    return has;
  }

  /** All kinds, each with why not. */
  List<Offer.Show> kinds(MetricDefinition metric, Set<Dimension> has, List<Grouping> splits) {
    return Stream.of(Kind.values())
        .map(kind -> new Offer.Show(kind, reason(kind, metric, has, splits)))
        .toList();
  }

  private @Nullable String reason(
      Kind kind, MetricDefinition metric, Set<Dimension> has, List<Grouping> splits) {
    boolean units = has.contains(Dimension.UNIT);
    return switch (kind) {
      case TABLE, LINE -> null;
      case BAR -> splits.isEmpty() ? "parts" : null;
      case DISTRIBUTION -> splits.isEmpty() && !shapes.hasLengths(metric.id()) ? "parts" : null;
      case MAP -> !units ? "units" : outlines.has(registry) ? null : "outlines";
      case LIMITS ->
          !units
              ? "units"
              : metric.unit() != MetricDefinition.Unit.RATIO
                  ? "share"
                  : metric.basis() != MetricDefinition.Basis.V || MetricService.standing(metric)
                      ? "sample"
                      : null;
      case FUNNEL -> metric.id().equals(CaseShapes.APPLIED) ? null : "applied";
    };
  }

  /** The next best kind where one cannot be. */
  static Kind instead(Kind kind, List<Offer.Show> kinds) {
    return Stream.of(kind, Kind.BAR, Kind.LINE)
        .filter(each -> kinds.stream().anyMatch(a -> a.kind() == each && a.reason() == null))
        .findFirst()
        .orElse(Kind.LINE);
  }

  /** Every way to cut the metric. */
  List<Grouping> splits(Set<Dimension> has, Map<Dimension, List<String>> filters) {
    return Splits.of(has, filters, registry);
  }

  /** Those that suit a kind. */
  List<Grouping> splits(Kind kind, MetricDefinition metric, List<Grouping> splits) {
    return switch (kind) {
      case TABLE, LINE, BAR -> splits;
      case DISTRIBUTION -> shapes.hasLengths(metric.id()) ? List.of() : splits;
      case LIMITS -> splits.stream().filter(each -> each.dimension() == Dimension.UNIT).toList();
      case MAP -> List.of(DISTRICTS);
      case FUNNEL -> List.of();
    };
  }

  /**
   * The way asked for, or the kind's own.
   *
   * @param within code of the one unit that is asked for; null where it is none or several
   */
  @Nullable Grouping chosen(
      Kind kind, List<Grouping> splits, @Nullable String asked, @Nullable String within) {
    if (splits.isEmpty()
        || kind == Kind.TABLE && Exploration.WHOLE.equals(asked)
        || kind == Kind.LINE && splits.stream().noneMatch(a -> Splits.name(a).equals(asked))) {
      return null;
    }
    return Splits.chosen(splits, asked, within, registry);
  }

  /** What it may be held against. */
  List<Against> against(MetricDefinition metric, Kind kind, @Nullable Grouping by) {
    List<Against> all = new ArrayList<>(List.of(Against.NONE));
    boolean cut = kind == Kind.LINE && by != null;
    if (kind == Kind.DISTRIBUTION || kind == Kind.LIMITS) {
      return all;
    }
    if (!cut) {
      all.add(Against.BEFORE);
      all.add(Against.YEAR);
      if (metrics.goesByUnit(metric.id()) && (by == null || by.dimension() != Dimension.UNIT)) {
        all.add(Against.UNIT);
      }
    }
    if (metric.target() != null && kind != Kind.FUNNEL) {
      all.add(Against.TARGET);
    }
    return all;
  }
}
