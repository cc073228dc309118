package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes sense of a metric.
 *
 * @param kinds all of them, in their order
 * @param dimensions what it can be narrowed by
 * @param splits what the parts may be, of the kind that is shown
 * @param against what it may be held against, beginning with nothing
 */
public record Offer(
    List<Show> kinds, Set<Dimension> dimensions, List<Grouping> splits, List<Against> against) {

  /** Takes its own copies. */
  public Offer {
    kinds = List.copyOf(kinds);
    splits = List.copyOf(splits);
    against = List.copyOf(against);
  }

  /**
   * A kind.
   *
   * @param reason why it cannot be, after {@code explore.not.}; null where it can
   */
  public record Show(Kind kind, @Nullable String reason) {}

  /** Why a kind cannot be; null where it can. */
  @Nullable String reason(Kind kind) {
    return kinds.stream()
        .filter(each -> each.kind() == kind)
        .findFirst()
        .map(Show::reason)
        .orElse(null);
  }
}
