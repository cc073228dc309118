package io.xiaoneng.dashboard.freshness;

import io.xiaoneng.dashboard.registry.RegistryView;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which senders of a unit are silent, so that its figures lack what they would have sent. */
@Component
public class SilentFeeds {

  private final FreshnessService freshness;
  private final RegistryView registry;

  SilentFeeds(FreshnessService freshness, RegistryView registry) {
    this.freshness = freshness;
    this.registry = registry;
  }

  /**
   * Those of a unit and all below it, the longest silent first.
   *
   * @param unit null for the whole city, with the senders that no unit owns
   * @throws io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException where ClickHouse is
   *     away
   */
  public List<SourceState> within(@Nullable String unit) {
    Set<String> codes = unit == null ? Set.of() : new HashSet<>(registry.subtree(unit));
    return freshness.sources().stream()
        .filter(SourceState::silent)
        .filter(each -> unit == null || codes.contains(each.unit()))
        .sorted(Comparator.comparing(SourceState::lastHeard))
        .toList();
  }
}
