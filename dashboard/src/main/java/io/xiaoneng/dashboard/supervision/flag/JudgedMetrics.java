package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricDefinition.Basis;
import io.xiaoneng.metric.MetricDefinition.Direction;
import io.xiaoneng.registry.Target;
import io.xiaoneng.statistics.Better;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * By which metrics units are judged: shares of cases that have a better side, can be told by unit,
 * item, kind and channel, and have a target that is a duty.
 */
@Component
class JudgedMetrics {

  private static final Set<Dimension> NEEDED =
      EnumSet.of(Dimension.UNIT, Dimension.ITEM, Dimension.APPLICANT_KIND, Dimension.CHANNEL);

  private final MetricService metrics;
  private final RegistryView registry;

  JudgedMetrics(MetricService metrics, RegistryView registry) {
    this.metrics = metrics;
    this.registry = registry;
  }

  /** Those with a target in that month, in the order of the catalogue. */
  List<MetricDefinition> in(YearMonth month) {
    return MetricCatalogue.all().stream()
        .filter(each -> each.basis() == Basis.V)
        .filter(each -> each.unit() == MetricDefinition.Unit.RATIO)
        .filter(each -> each.direction() != Direction.WATCH)
        .filter(each -> metrics.dimensions(each.id()).containsAll(NEEDED))
        .filter(each -> aim(each, month) != null)
        .toList();
  }

  /** Which way the metric is good. */
  static Better better(MetricDefinition metric) {
    return metric.direction() == Direction.DOWN ? Better.LOWER : Better.HIGHER;
  }

  /**
   * The city's target in that month: of the registry, the shortest period first, else the
   * catalogue's unless it is somebody else's example. Null without one, or where it is no share.
   */
  @Nullable Aim aim(MetricDefinition metric, YearMonth month) {
    Target set =
        registry.registry().all(Target.class).stream()
            .filter(each -> each.metric().equals(metric.id()) && each.scope().isEmpty())
            .filter(each -> !each.from().isAfter(month.atDay(1)))
            .filter(each -> !each.to().isBefore(month.atEndOfMonth()))
            .min(
                Comparator.comparing(
                        (Target each) -> each.to().toEpochDay() - each.from().toEpochDay())
                    .thenComparing(Target::id))
            .orElse(null);
    MetricDefinition.Target usual = metric.target();
    Aim aim =
        set != null
            ? new Aim(
                set.value(), text(set.document(), set.nameZh()), text(set.document(), set.nameEn()))
            : usual == null || usual.benchmark()
                ? null
                : new Aim(usual.value(), usual.source().zh(), usual.source().en());
    return aim == null || !(aim.value() >= 0 && aim.value() <= 1) ? null : aim;
  }

  private static String text(String document, String name) {
    return document.isEmpty() ? name : document;
  }
}
