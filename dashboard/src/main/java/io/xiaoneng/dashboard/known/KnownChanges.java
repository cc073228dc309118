package io.xiaoneng.dashboard.known;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.RegistryKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** What of the registry has changed since a moment, of all that figures are made of. */
@Service
public class KnownChanges {

  private static final Set<RecordKind> OF_CASES =
      Set.of(RecordKind.UNIT, RecordKind.ITEM, RecordKind.CALENDAR);

  private final ClickHouse clickHouse;
  private final XiaonengProperties settings;

  KnownChanges(ClickHouse clickHouse, XiaonengProperties settings) {
    this.clickHouse = clickHouse;
    this.settings = settings;
  }

  /** Units, items and calendars published after the moment that say something new, oldest first. */
  public List<RegistryChange> ofCases(Instant knownAt) {
    return KnownRegistry.at(clickHouse, settings.zoneId(), knownAt).changes().stream()
        .filter(each -> OF_CASES.contains(each.key().kind()))
        .toList();
  }

  /** Likewise service points: the unit of a ticket is that of its point. */
  public List<RegistryChange> ofTickets(Instant knownAt) {
    return KnownRegistry.at(clickHouse, settings.zoneId(), knownAt).changes().stream()
        .filter(each -> each.key().kind() == RecordKind.POINT)
        .toList();
  }

  /** Every record of an item, point or directory entry published after it, oldest first. */
  public List<RegistryChange> ofCatalogue(Instant knownAt) {
    List<RegistryChange> changes = new ArrayList<>();
    clickHouse.query(
        "SELECT key, toUnixTimestamp64Milli(recorded_at) FROM registry_history FINAL WHERE"
            + " kind IN ('item', 'point', 'dataset') AND toUnixTimestamp64Milli(recorded_at) > ?"
            + " ORDER BY `offset`",
        List.of(knownAt.toEpochMilli()),
        row ->
            changes.add(
                new RegistryChange(
                    RegistryKey.parse(row.getString(1)), Instant.ofEpochMilli(row.getLong(2)))));
    return changes;
  }
}
