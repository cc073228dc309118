package io.xiaoneng.dashboard.metric;

import io.xiaoneng.registry.Unit;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code by}.
 *
 * @param level for {@code unit-level:LEVEL}: units are rolled up to it; null for each unit as it is
 */
public record Grouping(Dimension dimension, Unit.@Nullable Level level) {

  /** Grouping by a dimension as it is. */
  public static Grouping by(Dimension dimension) {
    return new Grouping(dimension, null);
  }

  /** The member of a row's key. */
  public String key() {
    return dimension.wireName();
  }
}
