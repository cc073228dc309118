package io.xiaoneng.dashboard.corrections;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.known.KnownChanges;
import io.xiaoneng.dashboard.known.RegistryChange;
import io.xiaoneng.dashboard.metric.Correction;
import io.xiaoneng.dashboard.metric.Correction.Changed;
import io.xiaoneng.dashboard.metric.CorrectionQuery;
import io.xiaoneng.dashboard.metric.Corrections;
import io.xiaoneng.dashboard.metric.EntryKind;
import io.xiaoneng.dashboard.privacy.Guarded;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.registry.RecordKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds what was recorded of an entry after a figure was known. */
@Component
class CauseReader {

  /** So many of one entry are told; who wants more looks at its events. */
  static final int MAX = 20;

  private static final String EVENT =
      Corrections.KIND
          + ", toUnixTimestamp64Milli(recorded_at), source, id, type,"
          + " toUnixTimestamp64Milli(time), revision";

  /** Who rated is not told to the rated unit. */
  private static final String NO_RATINGS = "type NOT IN ('case.rated', 'case.rectified')";

  private final ClickHouse clickHouse;
  private final KnownChanges changes;
  private final RegistryView registry;
  private final Sight sight;

  CauseReader(ClickHouse clickHouse, KnownChanges changes, RegistryView registry, Sight sight) {
    this.sight = sight;
    this.clickHouse = clickHouse;
    this.changes = changes;
    this.registry = registry;
  }

  /** Of each entry its own events first, then the registry's changes; oldest first. */
  Map<String, List<Cause>> of(CorrectionQuery query, Correction correction) {
    Map<String, List<Cause>> causes = new HashMap<>();
    if (correction.entries().isEmpty()) {
      return causes;
    }
    correction.entries().forEach(each -> causes.put(each.id(), new ArrayList<>()));
    if (!correction.kind().events().isEmpty()) {
      events(query, correction, causes);
    } else if (correction.kind() == EntryKind.SOURCE) {
      sent(query, causes);
    }
    List<RegistryChange> since = since(correction.kind(), query.knownAt());
    for (Changed each : correction.entries()) {
      List<Cause> own = causes.getOrDefault(each.id(), List.of());
      since.stream()
          .filter(change -> touches(correction.kind(), each, change))
          .limit(MAX)
          .map(change -> Cause.registry(change.key().toString(), change.recordedAt()))
          .forEach(own::add);
    }
    return causes;
  }

  private void events(
      CorrectionQuery query, Correction correction, Map<String, List<Cause>> causes) {
    Map<String, List<Cause>> bySubject = new HashMap<>();
    correction
        .entries()
        .forEach(each -> each.subjects().forEach(one -> bySubject.put(one, new ArrayList<>())));
    clickHouse.query(
        "SELECT subject, "
            + EVENT
            + " FROM event_archive FINAL WHERE toUnixTimestamp64Milli(recorded_at) > ? AND"
            + " startsWith(type, ?) AND "
            + (sight.sees(Guarded.RATING) ? "true" : NO_RATINGS)
            + " AND subject IN (SELECT arrayJoin(?)) ORDER BY subject,"
            + " recorded_at, source, id, revision LIMIT "
            + MAX
            + " BY subject",
        List.of(
            query.then().asOf().toEpochMilli(),
            query.knownAt().toEpochMilli(),
            correction.kind().events(),
            bySubject.keySet().toArray(new String[0])),
        row -> bySubject.getOrDefault(row.getString(1), new ArrayList<>()).add(cause(row)));
    for (Changed each : correction.entries()) {
      List<Cause> own = new ArrayList<>();
      each.subjects().forEach(one -> own.addAll(bySubject.getOrDefault(one, List.of())));
      own.sort(Comparator.comparing(Cause::recordedAt));
      causes.put(each.id(), new ArrayList<>(own.subList(0, Math.min(MAX, own.size()))));
    }
  }

  /** Events of sources, by the registered beginning of theirs, or their own name. */
  private void sent(CorrectionQuery query, Map<String, List<Cause>> causes) {
    String[] sources =
        causes.keySet().stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .toArray(String[]::new);
    clickHouse.query(
        "SELECT arrayFirst(p -> startsWith(source, p), CAST(?, 'Array(String)')) AS sender, "
            + EVENT
            + " FROM event_archive FINAL WHERE toUnixTimestamp64Milli(recorded_at) > ? AND"
            + " toUnixTimestamp64Milli(recorded_at) <= ? AND NOT test ORDER BY recorded_at, source,"
            + " id, revision LIMIT "
            + MAX
            + " BY sender",
        List.of(
            sources,
            query.then().asOf().toEpochMilli(),
            query.knownAt().toEpochMilli(),
            query.then().asOf().toEpochMilli()),
        row -> causes.getOrDefault(row.getString(1), new ArrayList<>()).add(cause(row)));
  }

  /** Of a row that begins with what it is of. */
  private Cause cause(ResultSet row) throws SQLException {
    return new Cause(
        row.getString(2),
        Instant.ofEpochMilli(row.getLong(3)),
        sight.source(row.getString(4)),
        row.getString(5),
        row.getString(6),
        Instant.ofEpochMilli(row.getLong(7)),
        row.getLong(8),
        null);
  }

  /**
   * How many records of the registry say something new since, of those such entries are made of.
   */
  int registryChanges(EntryKind kind, CorrectionQuery query) {
    return since(kind, query.knownAt()).size();
  }

  private List<RegistryChange> since(EntryKind kind, Instant knownAt) {
    return switch (kind) {
      case CASE, INSTANCE -> changes.ofCases(knownAt);
      case TICKET -> changes.ofTickets(knownAt);
      case ITEM, POINT, DATASET -> changes.ofCatalogue(knownAt);
      case CONTRACT, SOURCE -> List.of();
    };
  }

  private boolean touches(EntryKind kind, Changed changed, RegistryChange change) {
    String code = change.key().code();
    return switch (kind) {
      case CASE ->
          switch (change.key().kind()) {
            case CALENDAR -> true;
            case ITEM -> code.equals(changed.text("item"));
            case UNIT -> way(changed.text("unit")).contains(code);
            default -> false;
          };
      case INSTANCE -> true;
      case TICKET -> code.equals(changed.text("point"));
      // A centre may have changed with what the items say of it.
      case POINT ->
          change.key().kind() == RecordKind.ITEM
              || change.key().kind() == RecordKind.POINT && code.equals(changed.id());
      case ITEM, DATASET ->
          code.equals(changed.id()) && change.key().kind().name().equals(kind.name());
      case CONTRACT, SOURCE -> false;
    };
  }

  private Set<String> way(String unit) {
    return registry.path(unit).stream().map(UnitNode::code).collect(Collectors.toSet());
  }
}
