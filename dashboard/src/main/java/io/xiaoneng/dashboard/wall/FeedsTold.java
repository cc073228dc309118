package io.xiaoneng.dashboard.wall;

import io.xiaoneng.dashboard.freshness.SourceState;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who is not heard of.
 *
 * @param sources how many there are
 * @param silent how many of them are silent
 * @param first the first of those that are, by the time they fell silent
 * @param districts by code, how much is heard from there: {@code part} where some sources are
 *     silent, {@code none} where all are; districts that are heard of are left out
 */
record FeedsTold(int sources, int silent, List<Text> first, Map<String, String> districts) {

  private static final int FIRST = 3;

  static FeedsTold of(List<SourceState> sources, RegistryView registry) {
    List<SourceState> silent =
        sources.stream()
            .filter(SourceState::silent)
            .sorted(Comparator.comparing(SourceState::lastHeard))
            .toList();
    Map<String, int[]> counts = new TreeMap<>();
    for (SourceState each : sources) {
      Optional<String> district =
          each.unit().isEmpty()
              ? Optional.empty()
              : registry.ancestorAt(each.unit(), Unit.Level.DISTRICT);
      if (district.isPresent()) {
        int[] count = counts.computeIfAbsent(district.get(), code -> new int[2]);
        count[0]++;
        count[1] += each.silent() ? 1 : 0;
      }
    }
    Map<String, String> districts = new TreeMap<>();
    counts.forEach(
        (code, count) -> {
          if (count[1] > 0) {
            districts.put(code, count[1] == count[0] ? "none" : "part");
          }
        });
    return new FeedsTold(
        sources.size(),
        silent.size(),
        silent.stream().limit(FIRST).map(each -> new Text(each.nameZh(), each.nameEn())).toList(),
        districts);
  }
}
