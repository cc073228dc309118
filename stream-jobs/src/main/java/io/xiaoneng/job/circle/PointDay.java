package io.xiaoneng.job.circle;

import io.xiaoneng.circle.PointInterval;
import io.xiaoneng.circle.PointState;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import io.xiaoneng.row.RowBinary;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A point on a day: a row of point_day.
 *
 * @param day epoch day, local
 * @param kind "" for a point that was taken out of the registry on that day
 * @param roundTheClock whether its hours are all of the day
 * @param heartbeats whether silence means down
 * @param window the day
 * @param course states over the day, without gaps
 * @param schedule its hours as they were read
 * @param hoursProblem why they could not be read; "" where they could
 * @param lastSeen last sign of life of that day; null for none
 */
record PointDay(
    String point,
    int day,
    String kind,
    String unit,
    boolean roundTheClock,
    boolean heartbeats,
    List<String> items,
    Span window,
    List<PointInterval> course,
    Spans schedule,
    String hoursProblem,
    @Nullable Long lastSeen) {

  /** Columns in the order of {@link #row}. */
  static final String COLUMNS =
      "point, day, version, kind, unit, round_the_clock, heartbeats, items, begins, ends, froms,"
          + " states, schedule_froms, schedule_tos, hours_problem, last_seen";

  /** A point that is no longer there: closed all day. */
  static PointDay gone(String point, int day, Span window) {
    return new PointDay(
        point,
        day,
        "",
        "",
        false,
        false,
        List.of(),
        window,
        List.of(new PointInterval(window, PointState.CLOSED)),
        Spans.NONE,
        "",
        null);
  }

  /** The moments it is open. */
  Spans open() {
    return Spans.of(
        course.stream()
            .filter(interval -> interval.state() == PointState.OPEN)
            .map(PointInterval::span)
            .toList());
  }

  /** The row in RowBinary. */
  byte[] row(long version) {
    RowBinary row =
        new RowBinary()
            .string(point)
            .date(LocalDate.ofEpochDay(day))
            .int64(version)
            .string(kind)
            .string(unit)
            .bool(roundTheClock)
            .bool(heartbeats)
            .strings(items)
            .instant(window.from())
            .instant(window.to());
    row.varint(course.size());
    course.forEach(interval -> row.instant(interval.span().from()));
    row.varint(course.size());
    course.forEach(interval -> row.int8(interval.state().ordinal() + 1));
    List<Span> hours = schedule.pieces();
    row.varint(hours.size());
    hours.forEach(span -> row.instant(span.from()));
    row.varint(hours.size());
    hours.forEach(span -> row.instant(span.to()));
    row.string(hoursProblem);
    if (lastSeen == null) {
      row.int8(1);
    } else {
      row.int8(0).instant(lastSeen);
    }
    return row.toBytes();
  }
}
