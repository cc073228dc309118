package io.xiaoneng.dashboard.unit;

import static io.xiaoneng.dashboard.metric.CasePart.DENOMINATOR;
import static io.xiaoneng.dashboard.metric.CasePart.NUMERATOR;
import static io.xiaoneng.dashboard.metric.CasePart.OPEN;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.metric.CasePart;
import io.xiaoneng.dashboard.metric.MeasureSql;
import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.overview.Spread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The reads of a unit's page: one pass over the case rows of its subtree, of the metrics' own
 * conditions, and a look-up of the few open cases it lists.
 */
@Component
class UnitQueries {

  private static final String CASES =
      "groupArraySortedIf(%d)((due >= as_of, least(if(due < as_of, due, NEVER), accepted, applied),"
          + " case_id), "
          + MeasureSql.condition("cases-open", OPEN)
          + ")";

  private static final String FIGURES =
      String.join(
          ", ",
          count("cases-applied", NUMERATOR, "applied_date = d_now"),
          count("cases-decided", NUMERATOR, "decided_date = d_now"),
          count("cases-applied", NUMERATOR, period("applied_date")),
          count("online-rate", NUMERATOR, period("decided_date")),
          count("online-rate", DENOMINATOR, period("decided_date")),
          count("on-time", NUMERATOR, period("due_date")),
          count("on-time", DENOMINATOR, period("due_date")),
          count("cases-open", OPEN, "true"),
          count("overdue", OPEN, "true"),
          MeasureSql.spread("handling-days", period("decided_date")),
          count("cases-applied", NUMERATOR, "true"),
          count("cases-decided", NUMERATOR, "true"));

  /** Cases that no figure of the page looks at are left out first. */
  private static final String ANY =
      "applied_date BETWEEN d_first AND d_now OR decided_date BETWEEN d_first AND d_now OR "
          + period("due_date")
          + " OR ended = NEVER";

  private final ClickHouse clickHouse;

  UnitQueries(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  private static String count(String metric, CasePart part, String when) {
    return MeasureSql.count(metric, part, when);
  }

  private static String period(String date) {
    return "(" + date + " BETWEEN d_from AND d_to)";
  }

  /** What a group of figures is of. */
  enum Of {
    ALL,
    CHILD,
    CHANNEL,
    ITEM,
    APPLIED_ON,
    DECIDED_ON
  }

  /**
   * Figures of a group.
   *
   * @param key code or date; "" for the whole, and for the unit's own cases among children
   * @param applied ever, likewise {@code decided}: of a group by day, on that day
   * @param oldest open cases, those longest past due first; of the whole only
   */
  record Group(
      Of of, String key, UnitFigures figures, long applied, long decided, List<String> oldest) {}

  /** An open case; an instant that has not come is null. */
  record Open(
      String caseId,
      String item,
      String unit,
      String channel,
      @Nullable Instant applied,
      @Nullable Instant accepted,
      @Nullable Instant due) {}

  /** Every group's figures. */
  List<Group> groups(UnitScope scope, int oldest) {
    return clickHouse.query(
        scope.with()
            + "SELECT toInt32(grouping(child, channel, item, applied_on, decided_on)) AS g,"
            + " multiIf(g = 15, child, g = 23, toString(channel), g = 27, toString(item),"
            + " g = 29, toString(applied_on), g = 30, toString(decided_on), ''), "
            + FIGURES
            + ", if(g = 31, arrayStringConcat(arrayMap(x -> x.3, "
            + CASES.formatted(oldest)
            + "), '\\n'), '') FROM (SELECT *, "
            + scope.child()
            + " AS child, if(applied < NEVER, applied_date, NULL) AS applied_on,"
            + " if(decided < NEVER, decided_date, NULL) AS decided_on FROM "
            + scope.rows()
            + " WHERE "
            + ANY
            + ") GROUP BY GROUPING SETS ((child), (channel), (item), (applied_on), (decided_on), ())",
        List.of(),
        row ->
            new Group(
                of(row.getInt(1)),
                text(row, 2),
                figures(row, 3),
                row.getLong(17),
                row.getLong(18),
                Arrays.stream(text(row, 19).split("\n")).filter(id -> !id.isEmpty()).toList()));
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static Of of(int grouping) {
    return switch (grouping) {
      case 15 -> Of.CHILD;
      case 23 -> Of.CHANNEL;
      case 27 -> Of.ITEM;
      case 29 -> Of.APPLIED_ON;
      case 30 -> Of.DECIDED_ON;
      default -> Of.ALL;
    };
  }

  private static UnitFigures figures(ResultSet row, int at) throws SQLException {
    long timed = row.getLong(at + 13);
    return new UnitFigures(
        row.getLong(at),
        row.getLong(at + 1),
        row.getLong(at + 2),
        row.getLong(at + 4),
        Rate.of(row.getLong(at + 3), row.getLong(at + 4)),
        Rate.of(row.getLong(at + 5), row.getLong(at + 6)),
        timed == 0
            ? Spread.NONE
            : new Spread(
                row.getDouble(at + 9),
                row.getDouble(at + 10),
                row.getDouble(at + 11),
                row.getInt(at + 12),
                timed),
        row.getLong(at + 7),
        row.getLong(at + 8));
  }

  /** Those cases, in the order given; one that is no longer there is left out. */
  List<Open> cases(UnitScope scope, List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return clickHouse.query(
        scope.with()
            + "SELECT case_id, item, unit, channel, applied, accepted, due FROM "
            + MeasureSql.rows(scope.asOf(), Set.of())
            + " WHERE case_id IN ("
            + MeasureSql.texts(ids)
            + ") ORDER BY indexOf(["
            + MeasureSql.texts(ids)
            + "], case_id)",
        List.of(),
        row ->
            new Open(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                instant(row.getLong(5)),
                instant(row.getLong(6)),
                instant(row.getLong(7))));
  }

  private static @Nullable Instant instant(long millis) {
    return millis == Long.MAX_VALUE ? null : Instant.ofEpochMilli(millis);
  }
}
