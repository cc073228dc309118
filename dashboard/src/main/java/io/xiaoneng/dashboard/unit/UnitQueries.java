package io.xiaoneng.dashboard.unit;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.overview.Spread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reads of a unit's page, each one pass over the case rows of its subtree. */
@Component
class UnitQueries {

  private static final long NEVER = 10_382_256_000_000L;

  private static final String PERIOD = "%s BETWEEN d_from AND d_to";
  private static final String DECIDED = "decided < never AND " + PERIOD.formatted("decided_date");
  private static final String DUE = "fell_due AND " + PERIOD.formatted("due_date");
  private static final String TIMED =
      DECIDED + " AND kind = 'COMMITTED' AND accepted < never AND d1 IS NOT NULL";
  private static final String FIGURES =
      "toInt64(countIf(applied < never AND applied_date = d_now)),"
          + " toInt64(countIf(decided < never AND decided_date = d_now)),"
          + " toInt64(countIf(applied < never AND "
          + PERIOD.formatted("applied_date")
          + ")), toInt64(countIf("
          + DECIDED
          + ")), toInt64(countIf("
          + DECIDED
          + " AND channel IN ('WEB', 'MOBILE'))), toInt64(countIf("
          + DUE
          + " AND decided <= due)), toInt64(countIf("
          + DUE
          + ")), toInt64(countIf("
          + TIMED
          + ") AS timed), if(timed = 0, 0, avgIf(d1, "
          + TIMED
          + ")), if(timed = 0, 0, quantileExactInclusiveIf(0.5)(d1, "
          + TIMED
          + ")), if(timed = 0, 0, quantileExactInclusiveIf(0.9)(d1, "
          + TIMED
          + ")), toInt32(ifNull(maxIf(d1, "
          + TIMED
          + "), 0)), toInt64(countIf(ended = never AND least(applied, accepted) < never)),"
          + " toInt64(countIf(ended = never AND due < as_of))";

  private final ClickHouse clickHouse;

  UnitQueries(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** Figures of a child; code null for the whole subtree, "" for the unit's own cases. */
  record ChildFigures(@Nullable String code, UnitFigures figures) {}

  /** A count of one kind on one day. */
  record DayCount(String kind, LocalDate day, long n) {}

  /** An item's times and promises. */
  record ItemTimes(String code, long n, double mean, double p90, long onTime, long due) {}

  /** A channel's counts. */
  record ChannelCounts(String code, long applied, long onTime, long due) {}

  /** An open case; an instant that has not come is null. */
  record Open(
      String caseId,
      String item,
      String unit,
      String channel,
      @Nullable Instant applied,
      @Nullable Instant accepted,
      @Nullable Instant due) {}

  List<ChildFigures> figures(UnitScope scope) {
    return clickHouse.query(
        scope.with()
            + "SELECT "
            + (scope.childOf().isEmpty()
                ? "'', toInt32(1), "
                : scope.child() + " AS child, toInt32(grouping(child)), ")
            + FIGURES
            + " FROM "
            + scope.rows()
            + (scope.childOf().isEmpty() ? "" : " GROUP BY GROUPING SETS ((child), ())"),
        List.of(),
        row -> new ChildFigures(row.getInt(2) == 1 ? null : row.getString(1), figures(row, 3)));
  }

  private static UnitFigures figures(ResultSet row, int at) throws SQLException {
    long timed = row.getLong(at + 7);
    return new UnitFigures(
        row.getLong(at),
        row.getLong(at + 1),
        row.getLong(at + 2),
        row.getLong(at + 3),
        Rate.of(row.getLong(at + 4), row.getLong(at + 3)),
        Rate.of(row.getLong(at + 5), row.getLong(at + 6)),
        timed == 0
            ? Spread.NONE
            : new Spread(
                row.getDouble(at + 8),
                row.getDouble(at + 9),
                row.getDouble(at + 10),
                row.getInt(at + 11),
                timed),
        row.getLong(at + 12),
        row.getLong(at + 13));
  }

  List<DayCount> days(UnitScope scope, LocalDate first) {
    return clickHouse.query(
        scope.with()
            + "SELECT e.1 AS kind, toString(assumeNotNull(e.2)) AS day, toInt64(count()) FROM (SELECT"
            + " arrayJoin([('applied', if(applied < never, applied_date, NULL)),"
            + " ('decided', if(decided < never, decided_date, NULL))]) AS e FROM "
            + scope.rows()
            + ") WHERE e.2 BETWEEN toDate32('"
            + first
            + "') AND d_now GROUP BY kind, day",
        List.of(),
        row -> new DayCount(row.getString(1), LocalDate.parse(row.getString(2)), row.getLong(3)));
  }

  List<ChannelCounts> channels(UnitScope scope) {
    return clickHouse.query(
        scope.with()
            + "SELECT channel, toInt64(countIf(applied < never AND "
            + PERIOD.formatted("applied_date")
            + ")) AS n, toInt64(countIf("
            + DUE
            + " AND decided <= due)), toInt64(countIf("
            + DUE
            + ")) AS m FROM "
            + scope.rows()
            + " GROUP BY channel HAVING n + m > 0 ORDER BY n DESC, channel",
        List.of(),
        row -> new ChannelCounts(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
  }

  List<ItemTimes> items(UnitScope scope, int limit) {
    return clickHouse.query(
        scope.with()
            + "SELECT item, toInt64(countIf("
            + TIMED
            + ")) AS n, avgIf(d1, "
            + TIMED
            + ") AS mean, quantileExactInclusiveIf(0.9)(d1, "
            + TIMED
            + "), toInt64(countIf("
            + DUE
            + " AND decided <= due)), toInt64(countIf("
            + DUE
            + ")) FROM "
            + scope.rows()
            + " GROUP BY item HAVING n > 0 ORDER BY mean DESC, item LIMIT "
            + limit,
        List.of(),
        row ->
            new ItemTimes(
                row.getString(1),
                row.getLong(2),
                row.getDouble(3),
                row.getDouble(4),
                row.getLong(5),
                row.getLong(6)));
  }

  List<Open> oldest(UnitScope scope, int limit) {
    return clickHouse.query(
        scope.with()
            + "SELECT case_id, item, unit, channel, toUnixTimestamp64Milli(applied),"
            + " toUnixTimestamp64Milli(accepted), toUnixTimestamp64Milli(due) FROM "
            + scope.rows()
            + " WHERE ended = never AND least(applied, accepted) < never"
            + " ORDER BY due < as_of DESC, least(if(due < as_of, due, never), accepted, applied), case_id"
            + " LIMIT "
            + limit,
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
    return millis >= NEVER ? null : Instant.ofEpochMilli(millis);
  }
}
