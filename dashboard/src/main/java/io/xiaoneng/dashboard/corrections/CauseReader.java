package io.xiaoneng.dashboard.corrections;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.known.KnownChanges;
import io.xiaoneng.dashboard.known.RegistryChange;
import io.xiaoneng.dashboard.metric.CaseLine;
import io.xiaoneng.dashboard.metric.Correction.Changed;
import io.xiaoneng.dashboard.metric.CorrectionQuery;
import io.xiaoneng.dashboard.metric.Corrections;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what was recorded of a case after a figure was known. */
@Component
class CauseReader {

  /** So many of one case are told; who wants more looks at the case. */
  static final int MAX = 20;

  private final ClickHouse clickHouse;
  private final KnownChanges changes;
  private final RegistryView registry;

  CauseReader(ClickHouse clickHouse, KnownChanges changes, RegistryView registry) {
    this.clickHouse = clickHouse;
    this.changes = changes;
    this.registry = registry;
  }

  /** Of each case its own events first, then the registry's changes; oldest first. */
  Map<String, List<Cause>> of(CorrectionQuery query, List<Changed> cases) {
    Map<String, List<Cause>> causes = new HashMap<>();
    if (cases.isEmpty()) {
      return causes;
    }
    cases.forEach(each -> causes.put(each.caseId(), new ArrayList<>()));
    clickHouse.query(
        "SELECT subject, "
            + Corrections.KIND
            + ", toUnixTimestamp64Milli(recorded_at), source, id, type,"
            + " toUnixTimestamp64Milli(time), revision FROM event_archive FINAL WHERE"
            + " toUnixTimestamp64Milli(recorded_at) > ? AND startsWith(type, 'case.') AND subject"
            + " IN (SELECT arrayJoin(?)) ORDER BY subject, recorded_at, source, id, revision LIMIT "
            + MAX
            + " BY subject",
        List.of(
            query.then().asOf().toEpochMilli(),
            query.knownAt().toEpochMilli(),
            causes.keySet().toArray(new String[0])),
        row -> {
          List<Cause> own = causes.get(row.getString(1));
          return own != null
              && own.add(
                  new Cause(
                      row.getString(2),
                      Instant.ofEpochMilli(row.getLong(3)),
                      row.getString(4),
                      row.getString(5),
                      row.getString(6),
                      Instant.ofEpochMilli(row.getLong(7)),
                      row.getLong(8),
                      null));
        });
    List<RegistryChange> since = changes.since(query.knownAt());
    for (Changed each : cases) {
      List<Cause> own = causes.get(each.caseId());
      if (own != null) {
        touching(each, since).forEach(own::add);
      }
    }
    return causes;
  }

  /** How many records of the registry say something new since. */
  int registryChanges(CorrectionQuery query) {
    return changes.since(query.knownAt()).size();
  }

  private List<Cause> touching(Changed changed, List<RegistryChange> since) {
    @Nullable CaseLine line = changed.is() == null ? changed.was() : changed.is();
    if (line == null || since.isEmpty()) {
      return List.of();
    }
    Set<String> units =
        registry.path(line.unit()).stream().map(UnitNode::code).collect(Collectors.toSet());
    return since.stream()
        .filter(
            each ->
                switch (each.key().kind()) {
                  case CALENDAR -> true;
                  case ITEM -> each.key().code().equals(line.item());
                  case UNIT -> units.contains(each.key().code());
                  default -> false;
                })
        .limit(MAX)
        .map(each -> Cause.registry(each.key().toString(), each.recordedAt()))
        .toList();
  }
}
