package io.xiaoneng.dashboard.unit;

import io.xiaoneng.dashboard.metric.MeasureSql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which cases a unit's page is about, as SQL.
 *
 * @param units codes of the unit and all below it; empty for every case
 * @param item code of the only item that is looked at; null for all
 * @param childOf unit code to the code of the child it lies under
 * @param day the day shown
 * @param trendFrom first day of the trend, inclusive; it ends with the period
 * @param from first day of the period, inclusive
 * @param to last day, inclusive
 * @param asOf the moment looked at
 */
record UnitScope(
    Set<String> units,
    @Nullable String item,
    Map<String, String> childOf,
    LocalDate day,
    LocalDate trendFrom,
    LocalDate from,
    LocalDate to,
    Instant asOf) {

  /** Constants that the expressions name. */
  String with() {
    return "WITH "
        + MeasureSql.constants(asOf)
        + ", toDate32('"
        + trendFrom
        + "') AS d_first, toDate32('"
        + from
        + "') AS d_from, toDate32('"
        + to
        + "') AS d_to, toDate32('"
        + day
        + "') AS d_now ";
  }

  /** The cases, with their milestones as of the moment. */
  String rows() {
    return MeasureSql.rows(asOf, units, item);
  }

  /** The child a case belongs to, "" for the unit's own. */
  String child() {
    if (childOf.isEmpty()) {
      return "''";
    }
    Map<String, String> sorted = new TreeMap<>(childOf);
    return "transform(toString(unit), ["
        + MeasureSql.texts(sorted.keySet())
        + "], ["
        + MeasureSql.texts(List.copyOf(sorted.values()))
        + "], '')";
  }
}
