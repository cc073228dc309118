package io.xiaoneng.dashboard.metric;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The days, weeks or months of a period, at whose ends a stock of cases is looked at.
 *
 * @param label as in a row's key
 * @param knownBy last millisecond of the bucket, epoch, or the query's instant if that is earlier
 * @param dueBefore first millisecond after the bucket, or the query's instant: what is due before
 *     it has fallen due
 */
record Bucket(String label, long knownBy, long dueBefore) {

  /** More than so many buckets are refused. */
  static final int MAX = 400;

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

  /** The one look of a query without time in {@code by}. */
  static Bucket now(Instant asOf) {
    return new Bucket("", asOf.toEpochMilli(), asOf.toEpochMilli());
  }

  /**
   * The buckets that begin by {@code asOf}, in order.
   *
   * @param unit DAY, WEEK (ISO, from Monday) or MONTH
   * @throws BadParameterException for more than {@link #MAX}
   */
  static List<Bucket> of(Dimension unit, LocalDate from, LocalDate to, Instant asOf, ZoneId zone) {
    List<Bucket> buckets = new ArrayList<>();
    LocalDate last = LocalDate.ofInstant(asOf, zone);
    LocalDate end = to.isBefore(last) ? to : last;
    LocalDate start = from;
    while (!start.isAfter(end)) {
      if (buckets.size() == MAX) {
        throw new BadParameterException(
            "by",
            "by "
                + unit.wireName()
                + " from "
                + from
                + " to "
                + end
                + " is more than "
                + MAX
                + " looks at the stock; ask for a shorter period");
      }
      LocalDate next = next(unit, start);
      LocalDate after = next.isAfter(to) ? to.plusDays(1) : next;
      long bound = after.atStartOfDay(zone).toInstant().toEpochMilli();
      buckets.add(
          new Bucket(
              label(unit, start),
              Math.min(bound - 1, asOf.toEpochMilli()),
              Math.min(bound, asOf.toEpochMilli())));
      start = next;
    }
    return buckets;
  }

  private static LocalDate next(Dimension unit, LocalDate day) {
    return switch (unit) {
      case DAY -> day.plusDays(1);
      case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
      case MONTH -> day.with(TemporalAdjusters.firstDayOfNextMonth());
      default -> throw new IllegalArgumentException(unit + " is not of time");
    };
  }

  /** The key of a day's bucket. */
  static String label(Dimension unit, LocalDate day) {
    return switch (unit) {
      case DAY -> day.toString();
      case WEEK ->
          "%04d-W%02d"
              .formatted(
                  day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> MONTH.format(day);
      default -> throw new IllegalArgumentException(unit + " is not of time");
    };
  }
}
