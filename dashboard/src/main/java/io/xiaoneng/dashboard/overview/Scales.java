package io.xiaoneng.dashboard.overview;

import java.util.stream.Stream;

/**
 * Common scales of the drawings in the page, so that rows can be compared by eye.
 *
 * @param onTimeFrom left end of the on-time column, a multiple of 0.1; the right end is 1
 * @param applied longest bar of applications
 * @param days right end of the handling-time column
 * @param channel longest bar of the channels
 */
public record Scales(
    double onTimeFrom, double onlineFrom, long applied, double days, double channel) {

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
        overview.channels().stream()
            .mapToDouble(row -> row.share() == null ? 0 : row.share())
            .max()
            .orElse(0));
  }

  /** The left end of a scale that holds all rates of enough cases, a multiple of 0.1. */
  public static double floor(Stream<Rate> rates) {
    double least =
        rates
            .filter(rate -> !rate.few())
            .mapToDouble(rate -> rate.low() == null ? 1 : rate.low())
            .min()
            .orElse(0);
    return Math.floor(least * 10) / 10;
  }
}
