package io.xiaoneng.dashboard.privacy;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which cases are of sensitive or secret items, where only their numbers are at hand. */
@Component
public class SensitiveCases {

  private final ClickHouse clickHouse;
  private final RegistryView registry;

  public SensitiveCases(ClickHouse clickHouse, RegistryView registry) {
    this.clickHouse = clickHouse;
    this.registry = registry;
  }

  /**
   * Those among the numbers, of which some may be no cases at all.
   *
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public Set<String> among(Collection<String> numbers) {
    Set<String> items = registry.sensitiveItems();
    if (items.isEmpty() || numbers.isEmpty()) {
      return Set.of();
    }
    Set<String> found = new HashSet<>();
    clickHouse.query(
        "SELECT DISTINCT case_id FROM case_row FINAL WHERE case_id IN (SELECT arrayJoin(?))"
            + " AND item IN (SELECT arrayJoin(?))",
        List.of(numbers.stream().distinct().toArray(String[]::new), items.toArray(String[]::new)),
        row -> found.add(row.getString(1)));
    return found;
  }
}
