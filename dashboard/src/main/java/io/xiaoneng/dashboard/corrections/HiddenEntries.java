package io.xiaoneng.dashboard.corrections;

import io.xiaoneng.dashboard.metric.Correction;
import io.xiaoneng.dashboard.metric.Correction.Changed;
import io.xiaoneng.dashboard.metric.EntryKind;
import io.xiaoneng.dashboard.privacy.SensitiveCases;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Entries of a correction that stay, so that they add up, and are not named. */
@Component
class HiddenEntries {

  private final RegistryView registry;
  private final SensitiveCases sensitive;

  HiddenEntries(RegistryView registry, SensitiveCases sensitive) {
    this.registry = registry;
    this.sensitive = sensitive;
  }

  /** Ids of cases of sensitive and secret items, and of instances that have such a case. */
  Set<String> of(Correction correction) {
    Set<String> items = registry.sensitiveItems();
    if (items.isEmpty()) {
      return Set.of();
    }
    if (correction.kind() == EntryKind.CASE) {
      return correction.entries().stream()
          .filter(each -> items.contains(each.text("item")))
          .map(Changed::id)
          .collect(Collectors.toSet());
    }
    if (correction.kind() != EntryKind.INSTANCE) {
      return Set.of();
    }
    Set<String> cases =
        sensitive.among(
            correction.entries().stream().map(Changed::subjects).flatMap(List::stream).toList());
    return correction.entries().stream()
        .filter(each -> each.subjects().stream().anyMatch(cases::contains))
        .map(Changed::id)
        .collect(Collectors.toSet());
  }
}
