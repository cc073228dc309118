package io.xiaoneng.job.circle;

import io.xiaoneng.circle.Coverage;
import io.xiaoneng.circle.Span;
import io.xiaoneng.row.RowBinary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many people of a community are covered over a day: a row of coverage_day.
 *
 * @param froms the first is the begin of the day
 * @param covered people from the instant of the same place on
 * @param hourCovered people times milliseconds of each hour
 * @param hourStandard milliseconds of each hour with at least 90 % covered
 */
record CoverageDay(
    String community,
    int day,
    String measure,
    boolean urban,
    long people,
    int cellsWithoutData,
    List<Long> froms,
    List<Long> covered,
    long[] hourCovered,
    long[] hourStandard,
    long ends) {

  /** Columns in the order of {@link #row}. */
  static final String COLUMNS =
      "community, day, measure, version, urban, people, cells_without_data, froms, covered,"
          + " hour_covered, hour_standard, ends";

  private record Change(long at, int step, CircleMap.Way[] ways) {}

  /** Begins of the hours of a local day, and its end: 24 to 26 instants. */
  static long[] hours(int day, ZoneId zone) {
    LocalDate date = LocalDate.ofEpochDay(day);
    Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
    List<Long> hours = new ArrayList<>();
    for (ZonedDateTime at = date.atStartOfDay(zone);
        at.toInstant().isBefore(end);
        at = at.plusHours(1)) {
      hours.add(at.toInstant().toEpochMilli());
    }
    hours.add(end.toEpochMilli());
    return hours.stream().mapToLong(Long::longValue).toArray();
  }

  /**
   * Counts a community.
   *
   * @param points of that day
   * @param hours as {@link #hours} gives them
   */
  static CoverageDay of(
      CircleMap.Community community,
      int day,
      Measure measure,
      Map<String, OpenDay> points,
      long[] hours) {
    List<Change> changes = new ArrayList<>();
    community
        .ways()
        .forEach(
            (point, ways) -> {
              OpenDay open = points.get(point);
              if (open != null && measure.counts(open)) {
                for (Span span : open.open()) {
                  changes.add(new Change(span.from(), 1, ways));
                  changes.add(new Change(span.to(), -1, ways));
                }
              }
            });
    // At one moment first who opens: so that nobody closes who has not opened.
    changes.sort(
        Comparator.comparingLong(Change::at)
            .thenComparing(Change::step, Comparator.reverseOrder()));
    int[] open = new int[community.living().length];
    List<Long> froms = new ArrayList<>();
    List<Long> covered = new ArrayList<>();
    long people = 0;
    long ends = hours[hours.length - 1];
    froms.add(hours[0]);
    covered.add(0L);
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      people += change(change, measure.limit(), community.living(), open);
      boolean settled = i + 1 == changes.size() || changes.get(i + 1).at() > change.at();
      if (settled && change.at() < ends && people != covered.get(covered.size() - 1)) {
        if (change.at() == hours[0]) {
          covered.set(0, people);
        } else {
          froms.add(change.at());
          covered.add(people);
        }
      }
    }
    return summed(community, community.code(), day, measure.code(), froms, covered, hours);
  }

  /** Changes the counts; how many people more are covered. */
  private static long change(Change change, int limit, long[] living, int[] open) {
    long more = 0;
    for (CircleMap.Way way : change.ways()) {
      if (way.millimetres() <= limit) {
        int before = open[way.cell()];
        int after = before + change.step();
        open[way.cell()] = after;
        if (before == 0) {
          more += living[way.cell()];
        } else if (after == 0) {
          more -= living[way.cell()];
        }
      }
    }
    return more;
  }

  /** A community that is no longer there. */
  static CoverageDay gone(String community, int day, String measure, long[] hours) {
    return summed(null, community, day, measure, List.of(hours[0]), List.of(0L), hours);
  }

  private static CoverageDay summed(
      CircleMap.@Nullable Community known,
      String code,
      int day,
      String measure,
      List<Long> froms,
      List<Long> covered,
      long[] hours) {
    long all = known == null ? 0 : known.people();
    long[] hourCovered = new long[hours.length - 1];
    long[] hourStandard = new long[hours.length - 1];
    int hour = 0;
    for (int i = 0; i < froms.size(); i++) {
      long from = froms.get(i);
      long to = i + 1 < froms.size() ? froms.get(i + 1) : hours[hours.length - 1];
      boolean standard = Coverage.reachesStandard(covered.get(i), all);
      while (from < to) {
        while (hours[hour + 1] <= from) {
          hour++;
        }
        long lasts = Math.min(to, hours[hour + 1]) - from;
        hourCovered[hour] += Math.multiplyExact(covered.get(i), lasts);
        hourStandard[hour] += standard ? lasts : 0;
        from += lasts;
      }
    }
    return new CoverageDay(
        code,
        day,
        measure,
        known != null && known.urban(),
        all,
        known == null ? 0 : known.cellsWithoutData(),
        froms,
        covered,
        hourCovered,
        hourStandard,
        hours[hours.length - 1]);
  }

  /** The row in RowBinary. */
  byte[] row(long version) {
    RowBinary row =
        new RowBinary()
            .string(community)
            .date(LocalDate.ofEpochDay(day))
            .string(measure)
            .int64(version)
            .bool(urban)
            .int64(people)
            .int32(cellsWithoutData);
    row.varint(froms.size());
    froms.forEach(row::instant);
    row.varint(covered.size());
    covered.forEach(row::int64);
    row.varint(hourCovered.length);
    for (long each : hourCovered) {
      row.int64(each);
    }
    row.varint(hourStandard.length);
    for (long each : hourStandard) {
      row.int64(each);
    }
    return row.instant(ends).toBytes();
  }
}
