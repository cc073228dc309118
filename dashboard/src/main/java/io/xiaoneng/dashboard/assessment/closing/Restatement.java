package io.xiaoneng.dashboard.assessment.closing;

import io.xiaoneng.assessment.book.BookDifferences.Difference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an edition tells otherwise than the one before it, and why.
 *
 * @param since number of the edition it is compared with
 * @param knownAtThen what was recorded by then was in that one
 * @param differences of figures and points, by unit
 * @param causes what was recorded, decided or changed since
 */
public record Restatement(
    int since, Instant knownAtThen, List<Difference> differences, List<Cause> causes) {

  /** Nothing to compare with. */
  static final Restatement FIRST = new Restatement(0, Instant.EPOCH, List.of(), List.of());

  /** Takes its own copies. */
  public Restatement {
    differences = List.copyOf(differences);
    causes = List.copyOf(causes);
  }

  /** Causes by the metric that they moved, those of no single one last, under "". */
  public Map<String, List<Cause>> byMetric() {
    Map<String, List<Cause>> groups = new LinkedHashMap<>();
    List<Cause> others = new ArrayList<>();
    for (Cause each : causes) {
      String metric = each.metric();
      (metric == null ? others : groups.computeIfAbsent(metric, unseen -> new ArrayList<>()))
          .add(each);
    }
    if (!others.isEmpty()) {
      groups.put("", others);
    }
    return groups;
  }

  /**
   * A cause.
   *
   * @param kind {@code late}, {@code revision}, {@code deletion} or {@code later} of events, {@code
   *     registry}, {@code calendar}, {@code definition}, {@code claim}, {@code objection}, {@code
   *     card}, {@code award}; {@code unknown} where the entries behind a metric cannot be told
   * @param metric that it moved; null where it is about no single one
   * @param count how many entries, records or decisions
   */
  public record Cause(String kind, @Nullable String metric, long count) {}
}
