package io.xiaoneng.dashboard.overview;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Common scales of the drawings in the page, so that rows can be compared by eye.
 *
 * @param onTimeFrom left end of the on-time column, a multiple of 0.1; the right end is 1
 * @param applied longest bar of applications
 * @param days right end of the handling-time column
 * @param hour highest hour of the day's course
 * @param channel longest bar of the channels
 */
public record Scales(
    double onTimeFrom, double onlineFrom, long applied, double days, long hour, double channel) {

  static Scales of(Overview overview) {
    return new Scales(
        floor(overview.districts().stream().map(Overview.District::onTime)),
        floor(overview.districts().stream().map(Overview.District::online)),
        overview.districts().stream().mapToLong(Overview.District::applied).max().orElse(0),
        overview.districts().stream()
            .map(row -> row.handling().p90())
            .mapToDouble(p90 -> p90 == null ? 0 : p90)
            .max()
            .orElse(0),
        Stream.of(
                overview.course().applied(),
                overview.course().decided(),
                overview.course().appliedBefore(),
                overview.course().decidedBefore())
            .mapToLong(Scales::max)
            .max()
            .orElse(0),
        overview.channels().stream()
            .mapToDouble(row -> row.share() == null ? 0 : row.share())
            .max()
            .orElse(0));
  }

  private static double floor(Stream<Rate> rates) {
    double least =
        rates
            .filter(rate -> !rate.few())
            .mapToDouble(rate -> rate.low() == null ? 1 : rate.low())
            .min()
            .orElse(0);
    return Math.floor(least * 10) / 10;
  }

  private static long max(List<? extends @Nullable Long> values) {
    return values.stream().mapToLong(value -> value == null ? 0 : value).max().orElse(0);
  }
}
