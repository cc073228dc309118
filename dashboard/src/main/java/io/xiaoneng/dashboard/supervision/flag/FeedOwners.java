package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.registry.Source;
import io.xiaoneng.registry.Unit;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Of whom an alert about a feed is told. A district's feed carries all that lie below it: when it
 * falls silent that is one alert, of the district, and not one of each community.
 */
final class FeedOwners {

  private final RegistryView registry;
  private final Set<String> owners;
  private final Set<String> judged;

  FeedOwners(RegistryView registry) {
    this.registry = registry;
    this.owners =
        registry.registry().all(Source.class).stream()
            .map(Source::unit)
            .collect(Collectors.toSet());
    this.judged =
        registry.registry().all(Unit.class).stream()
            .filter(each -> !each.unitClass().isEmpty())
            .map(Unit::code)
            .collect(Collectors.toSet());
  }

  /** Whether the unit has a feed of its own, or nobody above it that is judged has one. */
  boolean tells(String unit) {
    return owners.contains(unit)
        || registry.path(unit).stream()
            .map(UnitNode::code)
            .noneMatch(each -> owners.contains(each) && judged.contains(each));
  }
}
