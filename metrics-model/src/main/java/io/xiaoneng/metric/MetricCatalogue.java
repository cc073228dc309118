package io.xiaoneng.metric;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The metrics this program answers, theme by theme. */
public final class MetricCatalogue {

  private static final List<MetricDefinition> ALL =
      Stream.of(
              CaseCounts.ALL,
              Channels.ALL,
              Durations.ALL,
              DueDates.ALL,
              Conduct.ALL,
              Instances.ALL,
              Ratings.ALL,
              HallsAndAgencies.ALL,
              Feeds.ALL,
              Radar.definitions(),
              Items.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Map<String, MetricDefinition> BY_ID =
      ALL.stream().collect(Collectors.toUnmodifiableMap(MetricDefinition::id, each -> each));

  private MetricCatalogue() {}

  /** Every metric this program answers, in the order of the catalogue. */
  public static List<MetricDefinition> all() {
    return ALL;
  }

  /** The metric of that id, or null. */
  public static @Nullable MetricDefinition find(String id) {
    return BY_ID.get(id);
  }
}
