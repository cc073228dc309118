package io.xiaoneng.dashboard.casefile;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads how cases stand from their rows; only of cases that figures count. */
@Component
public class CaseStandings {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final String SELECT =
      "SELECT case_id, unit, item, toUnixTimestamp64Milli(due_promise),"
          + " toUnixTimestamp64Milli(due_statutory), toUnixTimestamp64Milli(decided_at),"
          + " toUnixTimestamp64Milli(refused_at), toUnixTimestamp64Milli(closed_at), stopped_days"
          + " FROM case_row FINAL WHERE identified AND NOT test AND NOT quarantined";

  private final ClickHouse clickHouse;

  CaseStandings(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /**
   * That case; empty where figures count none of that number.
   *
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public Optional<CaseStanding> find(String caseId) {
    return Optional.ofNullable(of(List.of(caseId)).get(caseId));
  }

  /** Those of them that figures count, by number. */
  public Map<String, CaseStanding> of(Collection<String> cases) {
    Map<String, CaseStanding> found = new HashMap<>();
    if (!cases.isEmpty()) {
      clickHouse
          .query(
              SELECT + " AND case_id IN (SELECT arrayJoin(?))",
              List.of((Object) cases.toArray(new String[0])),
              LIMIT,
              CaseStandings::row)
          .forEach(each -> found.put(each.caseId(), each));
    }
    return found;
  }

  /**
   * Open, accepted cases of those units with a promise, what is due first on top.
   *
   * @param now a deemed acceptance that holds later is none
   */
  public List<CaseStanding> open(Set<String> units, Instant now, int most) {
    return clickHouse.query(
        SELECT
            + " AND decided_at IS NULL AND refused_at IS NULL AND closed_at IS NULL"
            + " AND due_promise IS NOT NULL"
            + " AND ifNull(deemed_from, accepted_at) <= fromUnixTimestamp64Milli(?)"
            + " AND unit IN (SELECT arrayJoin(?)) ORDER BY due_promise, case_id LIMIT ?",
        List.of(now.toEpochMilli(), units.toArray(new String[0]), most),
        LIMIT,
        CaseStandings::row);
  }

  private static CaseStanding row(ResultSet row) throws SQLException {
    Instant decided = instant(row, 6);
    Instant refused = instant(row, 7);
    Instant closed = instant(row, 8);
    return new CaseStanding(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        instant(row, 4),
        instant(row, 5),
        Stream.of(
                Optional.ofNullable(decided),
                Optional.ofNullable(refused),
                Optional.ofNullable(closed))
            .flatMap(Optional::stream)
            .min(Instant::compareTo)
            .orElse(null),
        row.getInt(9));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
