package io.xiaoneng.dashboard.today;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which three sentences are told (decision 0033): by {@link MatterKind}, of each kind one, of each
 * figure one. The gravest of a kind is chosen by its source.
 */
final class Ranking {

  private Ranking() {}

  /** At most {@link Today#MOST} of them. */
  static List<Candidate> first(List<Candidate> all) {
    List<Candidate> sorted =
        all.stream()
            .sorted(Comparator.comparing(Candidate::kind).thenComparing(Candidate::path))
            .toList();
    Set<Object> told = new HashSet<>();
    List<Candidate> first = new ArrayList<>();
    for (Candidate each : sorted) {
      String metric = each.metric();
      boolean known = told.contains(each.kind()) || metric != null && told.contains(metric);
      if (first.size() == Today.MOST || known) {
        continue;
      }
      told.add(each.kind());
      if (metric != null) {
        told.add(metric);
      }
      first.add(each);
    }
    return first;
  }
}
