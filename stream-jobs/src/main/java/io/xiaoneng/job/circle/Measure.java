package io.xiaoneng.job.circle;

import io.xiaoneng.circle.Pace;
import io.xiaoneng.registry.Bundle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What is counted as covering.
 *
 * @param code as column {@code measure} has it
 * @param limit millimetres of the longest way that counts
 * @param terminals whether only terminals open round the clock count
 * @param items that a point has to offer, all of them
 */
record Measure(String code, int limit, boolean terminals, Set<String> items) {

  /** Minutes of the circle. */
  private static final int MINUTES = 15;

  static final int ADULT = Pace.ADULT.millimetresIn(MINUTES);
  static final int ELDER = Pace.ELDER.millimetresIn(MINUTES);

  /** The published ones, and one for each bundle that has items. */
  static List<Measure> of(Collection<Bundle> bundles) {
    List<Measure> measures = new ArrayList<>();
    measures.add(new Measure("open-adult", ADULT, false, Set.of()));
    measures.add(new Measure("open-elder", ELDER, false, Set.of()));
    measures.add(new Measure("terminals-adult", ADULT, true, Set.of()));
    bundles.stream()
        .filter(bundle -> !bundle.items().isEmpty())
        .sorted(Comparator.comparing(Bundle::code))
        .map(
            bundle ->
                new Measure("bundle/" + bundle.code(), ADULT, false, Set.copyOf(bundle.items())))
        .forEach(measures::add);
    return measures;
  }

  boolean counts(OpenDay day) {
    return (!terminals || day.terminal()) && (items.isEmpty() || day.items().containsAll(items));
  }
}
