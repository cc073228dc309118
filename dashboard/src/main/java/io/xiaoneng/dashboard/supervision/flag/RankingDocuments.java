package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Unit;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Which units may be ranked at all: sub-districts and communities only where a document says so
 * (fairness.md).
 */
@Component
public class RankingDocuments {

  private final RankedClasses ranked;
  private final RegistryView registry;

  RankingDocuments(RankedClasses ranked, RegistryView registry) {
    this.ranked = ranked;
    this.registry = registry;
  }

  /**
   * Classes of the registry with units of that level that no document allows to rank; the level's
   * own name stands for units without a class, and where the registry has no unit of the level.
   */
  public SortedSet<String> missing(Unit.Level level) {
    SortedSet<String> missing = new TreeSet<>();
    boolean any = false;
    for (Unit each : registry.registry().all(Unit.class)) {
      if (each.level() == level) {
        any = true;
        if (ranked.shownOnly(each)) {
          missing.add(each.unitClass().isEmpty() ? level.name() : each.unitClass());
        }
      }
    }
    if (!any && (level == Unit.Level.STREET || level == Unit.Level.COMMUNITY)) {
      missing.add(level.name());
    }
    return missing;
  }
}
