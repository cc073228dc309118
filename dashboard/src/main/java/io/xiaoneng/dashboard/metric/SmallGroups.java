package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.privacy.Guarded;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.dashboard.security.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Groups of fewer than five people are not shown (fairness.md) to whom they could be recognised by:
 * figures of ratings to the unit that was rated, and windows, at which one person sits, to those
 * who do not run them. Everybody else reads every figure as it is; so does the program itself.
 *
 * <p>Where exactly one row of an answer is left out, the smallest other one is too: otherwise it
 * could be worked out from the whole. Decision 0024.
 */
final class SmallGroups {

  /** The smallest group that is shown. */
  static final int ENOUGH = 5;

  private static final Set<String> COUNTS = Set.of("numerator", "denominator", "n");

  private final CurrentActor current;

  SmallGroups(CurrentActor current) {
    this.current = current;
  }

  /**
   * Refuses a question about single windows where these are not told.
   *
   * @throws BadParameterException naming {@code by} or {@code window}
   */
  void check(MetricQuery query) {
    if (Sight.sees(current.get(), Guarded.WINDOW)) {
      return;
    }
    boolean split = query.by().stream().anyMatch(each -> each.dimension() == Dimension.WINDOW);
    if (split || query.filters().containsKey(Dimension.WINDOW)) {
      throw new BadParameterException(
          split ? "by" : "window", "single windows are told to those who run them");
    }
  }

  /** The rows as the one who asks is told of them. */
  List<MetricRow> told(MetricQuery query, List<MetricRow> rows) {
    Actor actor = current.get();
    if (!actor.is(Role.UNIT) || ListKind.of(query.metric()) != ListKind.RATING) {
      return rows;
    }
    List<MetricRow> told = new ArrayList<>(rows);
    int hidden = 0;
    for (int i = 0; i < told.size(); i++) {
      if (small(told.get(i))) {
        told.set(i, told.get(i).suppressed());
        hidden++;
      }
    }
    if (hidden == 1 && told.size() > 1) {
      told.stream()
          .filter(row -> !row.tooFew() && people(row) > 0)
          .min(Comparator.comparingDouble(SmallGroups::people))
          .ifPresent(row -> told.set(told.indexOf(row), row.suppressed()));
    }
    return told;
  }

  private static boolean small(MetricRow row) {
    return counts(row).anyMatch(count -> count > 0 && count < ENOUGH);
  }

  private static double people(MetricRow row) {
    return counts(row).min(Double::compare).orElse(0.0);
  }

  private static Stream<Double> counts(MetricRow row) {
    return COUNTS.stream().map(row::figure).filter(Objects::nonNull);
  }
}
