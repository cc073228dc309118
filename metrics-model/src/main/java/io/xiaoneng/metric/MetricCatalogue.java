package io.xiaoneng.metric;

import java.util.Comparator;
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
              Items.ALL,
              Circle.ALL,
              Tasks.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Map<String, MetricDefinition> BY_ID =
      ALL.stream().collect(Collectors.toUnmodifiableMap(MetricDefinition::id, each -> each));

  /** Versions in the order of their numbers, by id. */
  private static final Map<String, List<MetricVersion>> VERSIONS =
      Stream.concat(ALL.stream().map(MetricVersion::only), Shadows.ALL.stream())
          .sorted(Comparator.comparingInt(MetricVersion::number))
          .collect(Collectors.groupingBy(MetricVersion::id));

  private MetricCatalogue() {}

  /** Every metric this program answers, in the order of the catalogue. */
  public static List<MetricDefinition> all() {
    return ALL;
  }

  /** The metric of that id as it is in force, or null. */
  public static @Nullable MetricDefinition find(String id) {
    return BY_ID.get(id);
  }

  /** Every version of that metric, in the order of their numbers; none for an unknown id. */
  public static List<MetricVersion> versions(String id) {
    return VERSIONS.getOrDefault(id, List.of());
  }

  /** That version of that metric, or null where there is none. */
  public static @Nullable MetricVersion find(String id, int version) {
    return versions(id).stream().filter(each -> each.number() == version).findFirst().orElse(null);
  }

  /** The versions that run beside those in force. */
  public static List<MetricVersion> shadows() {
    return Shadows.ALL;
  }
}
