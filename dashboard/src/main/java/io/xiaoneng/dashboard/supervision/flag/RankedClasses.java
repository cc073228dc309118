package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.registry.Unit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Classes of sub-districts and communities that a document allows to rank. Without one they are
 * shown and never ranked.
 *
 * @param ranked the document 依据文件 by the class of the registry: {@code xiaoneng.flags.ranked[镇街]=…}
 */
@ConfigurationProperties("xiaoneng.flags")
record RankedClasses(@Nullable Map<String, String> ranked) {

  RankedClasses {
    ranked = ranked == null ? Map.of() : Map.copyOf(ranked);
    ranked.forEach(
        (name, document) -> {
          if (document.isBlank()) {
            throw new IllegalArgumentException(
                "xiaoneng.flags.ranked[%s] names no document; a class is ranked by one"
                    .formatted(name));
          }
        });
  }

  /** The document by which a sub-district or community is ranked; null for none, and others. */
  @Nullable String document(Unit unit) {
    Map<String, String> all = ranked;
    return all == null || !needsOne(unit) ? null : all.get(unit.unitClass());
  }

  /** Whether a unit is shown and not ranked, because no document allows it. */
  boolean shownOnly(Unit unit) {
    return needsOne(unit) && document(unit) == null;
  }

  private static boolean needsOne(Unit unit) {
    return unit.level() == Unit.Level.STREET || unit.level() == Unit.Level.COMMUNITY;
  }
}
