package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Unit;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the cube's districts are in units. A case's row carries the district that its unit had when
 * it was folded; whoever asks by unit means the tree of today. Where the two differ, or where units
 * are asked for that are not whole districts, there is no answer here. Safe to share.
 */
final class DistrictUnits {

  /** A unit that begins to send is missing from the pairs for so long. */
  private static final Duration KEPT = Duration.ofSeconds(30);

  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private @Nullable Pairs pairs;

  DistrictUnits(ClickHouse clickHouse, RegistryView registry) {
    this.clickHouse = clickHouse;
    this.registry = registry;
  }

  private record Pair(String unit, String district) {}

  private record Pairs(List<Pair> all, long readAt) {}

  /** The districts that are made of just these units, as far as any case has them. */
  Optional<Set<String>> madeOf(Set<String> units) {
    Set<String> districts = new HashSet<>();
    for (Pair each : pairs()) {
      if (units.contains(each.unit)) {
        districts.add(each.district);
      }
    }
    boolean whole =
        pairs().stream()
            .allMatch(each -> units.contains(each.unit) || !districts.contains(each.district));
    return whole && !districts.isEmpty() ? Optional.of(districts) : Optional.empty();
  }

  /** For each district the unit of that level that all its cases lie under, "" for none. */
  Optional<Map<String, String>> under(Unit.Level level) {
    Map<String, String> above = registry.ancestorsAt(level);
    Map<String, String> found = new HashMap<>();
    for (Pair each : pairs()) {
      String ancestor = above.getOrDefault(each.unit, "");
      String known = found.putIfAbsent(each.district, ancestor);
      if (known != null && !known.equals(ancestor)) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  private synchronized List<Pair> pairs() {
    Pairs known = pairs;
    if (known == null || System.nanoTime() - known.readAt > KEPT.toNanos()) {
      known =
          new Pairs(
              clickHouse.query(
                  "SELECT unit, district FROM case_row WHERE "
                      + CaseRows.COUNTED
                      + " GROUP BY unit, district",
                  List.of(),
                  row -> new Pair(row.getString(1), row.getString(2))),
              System.nanoTime());
      pairs = known;
    }
    return known.all;
  }
}
