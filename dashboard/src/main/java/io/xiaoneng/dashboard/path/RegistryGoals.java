package io.xiaoneng.dashboard.path;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Target;
import java.util.List;
import org.springframework.stereotype.Component;

/** The targets of the registry: each is to be reached by the end of its period. */
@Component
class RegistryGoals implements DatedGoals {

  private final RegistryView registry;

  RegistryGoals(RegistryView registry) {
    this.registry = registry;
  }

  @Override
  public List<DatedGoal> all() {
    return registry.registry().all(Target.class).stream()
        .map(
            each ->
                new DatedGoal(
                    DatedGoal.Source.REGISTRY,
                    each.id(),
                    each.metric(),
                    each.scope().isEmpty() ? null : each.scope(),
                    each.value(),
                    each.to(),
                    each.nameZh(),
                    each.nameEn(),
                    each.document(),
                    null))
        .toList();
  }
}
