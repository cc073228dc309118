package io.xiaoneng.dashboard.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which cases a unit's page is about, as SQL.
 *
 * @param units codes of the unit and all below it; empty for every case
 * @param childOf unit code to the code of the child it lies under
 * @param from first day of the period, inclusive
 * @param to last day, inclusive
 * @param asOf the moment looked at
 */
record UnitScope(
    Set<String> units,
    Map<String, String> childOf,
    LocalDate day,
    LocalDate from,
    LocalDate to,
    Instant asOf) {

  /** Constants that the expressions name. */
  String with() {
    return "WITH toDateTime64('2299-01-01', 3, 'UTC') AS never, fromUnixTimestamp64Milli(toInt64("
        + asOf.toEpochMilli()
        + "), 'UTC') AS as_of, toDate32('"
        + from
        + "') AS d_from, toDate32('"
        + to
        + "') AS d_to, toDate32('"
        + day
        + "') AS d_now ";
  }

  /** The cases, with their milestones as of the moment; a milestone to come is {@code never}. */
  String rows() {
    return "(SELECT *, least(refused, closed) AS other_end, least(decided, other_end) AS ended,"
        + " due < as_of AND (decided <= due OR other_end > due) AS fell_due FROM (SELECT case_id,"
        + " unit, item, channel, kind, d1, applied_date, accepted_date, decided_date, due_date,"
        + known("applied_at", "applied")
        + " if(deemed AND deemed_from > as_of, never, if(accepted_at <= as_of, assumeNotNull(accepted_at), never)) AS accepted,"
        + known("decided_at", "decided")
        + known("refused_at", "refused")
        + known("closed_at", "closed")
        + " ifNull(due_promise, never) AS due FROM case_row FINAL"
        + " WHERE identified AND NOT quarantined AND NOT test"
        + (units.isEmpty() ? "" : " AND unit IN (" + list(units) + ")")
        + "))";
  }

  /** The child a case belongs to, "" for the unit's own; there must be children. */
  String child() {
    Map<String, String> sorted = new TreeMap<>(childOf);
    return "transform(toString(unit), ["
        + list(sorted.keySet())
        + "], ["
        + list(List.copyOf(sorted.values()))
        + "], '')";
  }

  private static String known(String column, String name) {
    return " if(%1$s <= as_of, assumeNotNull(%1$s), never) AS %2$s,".formatted(column, name);
  }

  private static String list(java.util.Collection<String> codes) {
    return codes.stream()
        .map(code -> "'" + code.replace("\\", "\\\\").replace("'", "\\'") + "'")
        .collect(Collectors.joining(", "));
  }
}
