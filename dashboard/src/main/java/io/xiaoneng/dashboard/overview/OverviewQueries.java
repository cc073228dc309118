package io.xiaoneng.dashboard.overview;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The overview's reads: sums from the cube, and from the case rows only what the cube lacks. */
@Component
class OverviewQueries {

  /** Length of a slot of the day's course, in minutes. */
  static final int SLOT = 5;

  private static final String REAL = "identified AND NOT quarantined AND NOT test";

  private static final String SUMS =
      "toInt64(sum(n)), toInt64(sumIf(n, channel IN ('WEB', 'MOBILE'))), toInt64(sum(on_time)),"
          + " toInt64(sum(d1_n)), toInt64(sum(d1_sum))";

  private final ClickHouse clickHouse;

  OverviewQueries(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /**
   * Sums of cells that share a cohort and a key.
   *
   * @param timed cases with a handling time
   * @param days sum of those, in counted days
   */
  record Sums(String cohort, String key, long n, long online, long onTime, long timed, long days) {

    /** No cell at all. */
    static Sums none(String cohort, String key) {
      return new Sums(cohort, key, 0, 0, 0, 0, 0);
    }

    Sums plus(Sums other) {
      return new Sums(
          cohort,
          key,
          n + other.n,
          online + other.online,
          onTime + other.onTime,
          timed + other.timed,
          days + other.days);
    }
  }

  /** Handling times of a district; key null for the whole city. */
  record Handling(@Nullable String district, int[] days, long[] counts) {}

  /** Open cases of a district. */
  record Open(String district, long open, long overdue, long waiting) {}

  /** Events of one kind in one slot of one day. */
  record Slot(String kind, LocalDate day, int slot, long n) {}

  /** A case decided. */
  record Decided(
      String caseId,
      String item,
      String unit,
      String channel,
      String outcome,
      Instant decidedAt,
      @Nullable Integer d1) {}

  /** The last day on which anything was applied for, accepted or decided, up to {@code until}. */
  Optional<LocalDate> lastDay(LocalDate until) {
    return clickHouse
        .query(
            "SELECT toString(day) FROM cube_cell FINAL"
                + " WHERE cohort IN ('applied', 'accepted', 'decided') AND n > 0"
                + " AND day <= toDate32(?) ORDER BY day DESC LIMIT 1",
            List.of(until.toString()),
            row -> LocalDate.parse(row.getString(1)))
        .stream()
        .findFirst();
  }

  List<Sums> byDay(LocalDate from, LocalDate to) {
    return sums("toString(day)", from, to);
  }

  List<Sums> byDistrict(LocalDate from, LocalDate to) {
    return sums("district", from, to);
  }

  List<Sums> byChannel(LocalDate from, LocalDate to) {
    return sums("channel", from, to);
  }

  private List<Sums> sums(String key, LocalDate from, LocalDate to) {
    return clickHouse.query(
        "SELECT cohort, "
            + key
            + " AS k, "
            + SUMS
            + " FROM cube_cell FINAL WHERE cohort IN ('applied', 'accepted', 'deemed', 'decided', 'due')"
            + " AND day BETWEEN toDate32(?) AND toDate32(?) GROUP BY cohort, k ORDER BY cohort, k",
        List.of(from.toString(), to.toString()),
        row ->
            new Sums(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7)));
  }

  /** Handling times by district, as count maps. */
  List<Handling> handling(LocalDate from, LocalDate to) {
    return clickHouse.query(
        "SELECT district, toString(m.1), toString(m.2) FROM ("
            + "SELECT district, sumMap(d1_days, d1_counts) AS m FROM cube_cell FINAL"
            + " WHERE cohort = 'decided' AND day BETWEEN toDate32(?) AND toDate32(?)"
            + " GROUP BY district)",
        List.of(from.toString(), to.toString()),
        row -> new Handling(row.getString(1), ints(row.getString(2)), longs(row.getString(3))));
  }

  /** Open cases by district at an instant. */
  List<Open> open(Instant asOf) {
    long at = asOf.toEpochMilli();
    return clickHouse.query(
        "SELECT district, toInt64(count()),"
            + " toInt64(countIf(due_promise < fromUnixTimestamp64Milli(?)"
            + " AND NOT (deemed AND deemed_from > now64(3)))),"
            + " toInt64(countIf(accepted_at IS NULL OR accepted_at > fromUnixTimestamp64Milli(?)"
            + " OR deemed AND deemed_from > now64(3)))"
            + " FROM case_row FINAL WHERE "
            + REAL
            + " AND (applied_at <= fromUnixTimestamp64Milli(?)"
            + " OR accepted_at <= fromUnixTimestamp64Milli(?))"
            + " AND NOT ifNull(least(ifNull(decided_at, toDateTime64('2299-01-01', 3, 'UTC')),"
            + " ifNull(refused_at, toDateTime64('2299-01-01', 3, 'UTC')),"
            + " ifNull(closed_at, toDateTime64('2299-01-01', 3, 'UTC')))"
            + " <= fromUnixTimestamp64Milli(?), 0) GROUP BY district",
        List.of(at, at, at, at, at),
        row -> new Open(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
  }

  /** What happened on two days, in slots of {@link #SLOT} minutes of the city's clock. */
  List<Slot> course(LocalDate day, LocalDate before, String zone) {
    String one = day.toString();
    String two = before.toString();
    return clickHouse.query(
        "SELECT e.1 AS kind, toString(e.2) AS d, toInt32(intDiv(e.3, "
            + SLOT
            + ")) AS slot, toInt64(count()) FROM (SELECT arrayJoin(["
            + slot("applied")
            + ", "
            + slot("accepted").replace("accepted_date", "if(deemed, NULL, accepted_date)")
            + ", "
            + slot("decided")
            + "]) AS e FROM case_row FINAL WHERE "
            + REAL
            + " AND (applied_date IN (toDate32(?), toDate32(?))"
            + " OR accepted_date IN (toDate32(?), toDate32(?))"
            + " OR decided_date IN (toDate32(?), toDate32(?))))"
            + " WHERE e.2 IN (toDate32(?), toDate32(?)) GROUP BY kind, d, slot",
        List.of(zone, zone, zone, zone, zone, zone, one, two, one, two, one, two, one, two),
        row ->
            new Slot(
                row.getString(1),
                LocalDate.parse(row.getString(2)),
                row.getInt(3),
                row.getLong(4)));
  }

  private static String slot(String kind) {
    return "('%1$s', %1$s_date, toHour(%1$s_at, ?) * 60 + toMinute(%1$s_at, ?))".formatted(kind);
  }

  /**
   * The newest decisions up to an instant.
   *
   * @param without items whose cases are not named
   */
  List<Decided> newest(Instant asOf, LocalDate day, int limit, Set<String> without) {
    List<Object> parameters = new ArrayList<>(List.of(day.toString(), asOf.toEpochMilli()));
    if (!without.isEmpty()) {
      parameters.add(without.toArray(new String[0]));
    }
    return clickHouse.query(
        "SELECT case_id, item, unit, channel, outcome, toUnixTimestamp64Milli(decided_at), d1"
            + " FROM case_row FINAL WHERE "
            + REAL
            + " AND decided_date = toDate32(?) AND decided_at <= fromUnixTimestamp64Milli(?)"
            + (without.isEmpty() ? "" : " AND item NOT IN (SELECT arrayJoin(?))")
            + " ORDER BY decided_at DESC, case_id LIMIT "
            + limit,
        parameters,
        row -> {
          int d1 = row.getInt(7);
          Integer days = row.wasNull() ? null : d1;
          return new Decided(
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getString(5),
              Instant.ofEpochMilli(row.getLong(6)),
              days);
        });
  }

  private static int[] ints(String array) {
    return Arrays.stream(parts(array)).mapToInt(Integer::parseInt).toArray();
  }

  private static long[] longs(String array) {
    return Arrays.stream(parts(array)).mapToLong(Long::parseLong).toArray();
  }

  private static String[] parts(String array) {
    String inside = array.replaceAll("[\\[\\]\\s]", "");
    return inside.isEmpty() ? new String[0] : inside.split(",");
  }
}
