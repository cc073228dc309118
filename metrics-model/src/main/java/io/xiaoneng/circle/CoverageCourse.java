package io.xiaoneng.circle;

import io.xiaoneng.circle.street.Reach;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Coverage over a piece of time, weighted by time: people times milliseconds, in whole numbers.
 * Computed once for all units. Immutable.
 */
public final class CoverageCourse {

  /**
   * A point and when it is open.
   *
   * @param open moments, inside the window or not
   */
  public record OpenPoint(Reach reach, Spans open) {}

  private record Change(long at, int step, Reach reach) {}

  private final CellMap map;
  private final CoverageCount end;
  private final long millis;
  private final long[] coveredMillis;
  private final long[] standardMillis;

  private CoverageCourse(CellMap map, int limit, Span window) {
    this.map = map;
    this.end = new CoverageCount(map, limit);
    this.millis = window.to() - window.from();
    this.coveredMillis = new long[map.communities().size()];
    this.standardMillis = new long[map.communities().size()];
  }

  /**
   * The coverage over a window.
   *
   * @param limit millimetres of the longest way that still counts
   */
  public static CoverageCourse over(Span window, CellMap map, int limit, List<OpenPoint> points) {
    CoverageCourse course = new CoverageCourse(map, limit, window);
    List<Change> changes = new ArrayList<>();
    Spans whole = new Spans(List.of(window));
    for (OpenPoint point : points) {
      for (Span span : point.open().and(whole).pieces()) {
        changes.add(new Change(span.from(), 1, point.reach()));
        changes.add(new Change(span.to(), -1, point.reach()));
      }
    }
    // At one moment first who opens: so that nobody closes who has not opened.
    changes.sort(
        Comparator.comparingLong(Change::at)
            .thenComparing(Change::step, Comparator.reverseOrder()));
    long[] since = new long[map.communities().size()];
    Arrays.fill(since, window.from());
    for (Change change : changes) {
      course.end.change(
          change.reach(),
          change.step(),
          community -> {
            course.settle(community, change.at() - since[community]);
            since[community] = change.at();
          });
    }
    for (int community = 0; community < since.length; community++) {
      course.settle(community, window.to() - since[community]);
    }
    return course;
  }

  /**
   * The course of a day: the coverage over each of its hours, the first from midnight.
   *
   * @param zone the city's; a day on which its clock is changed has 23 or 25 hours
   */
  public static List<CoverageCourse> hours(
      LocalDate day, ZoneId zone, CellMap map, int limit, List<OpenPoint> points) {
    List<CoverageCourse> hours = new ArrayList<>();
    ZonedDateTime end = day.plusDays(1).atStartOfDay(zone);
    for (ZonedDateTime at = day.atStartOfDay(zone); at.isBefore(end); at = at.plusHours(1)) {
      Span hour =
          new Span(at.toInstant().toEpochMilli(), at.plusHours(1).toInstant().toEpochMilli());
      hours.add(over(hour, map, limit, points));
    }
    return hours;
  }

  private void settle(int community, long lasted) {
    long covered = end.coveredIn(community);
    coveredMillis[community] += Math.multiplyExact(covered, lasted);
    standardMillis[community] +=
        Coverage.reachesStandard(covered, end.peopleIn(community)) ? lasted : 0;
  }

  /**
   * The coverage of a unit and all below it.
   *
   * @param urbanOnly whether only urban communities count, as both published figures have it
   */
  public Coverage of(String unit, boolean urbanOnly) {
    CoverageCount.Sum sum = new CoverageCount.Sum();
    for (int i : map.below(unit)) {
      if (map.communities().get(i).urban() || !urbanOnly) {
        sum.add(end.peopleIn(i), coveredMillis[i], standardMillis[i], end.withoutData(i));
      }
    }
    return sum.coverage(millis);
  }
}
