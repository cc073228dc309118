package io.xiaoneng.dashboard.overview;

import io.xiaoneng.dashboard.overview.OverviewQueries.Handling;
import io.xiaoneng.dashboard.overview.OverviewQueries.Open;
import io.xiaoneng.dashboard.overview.OverviewQueries.Slot;
import io.xiaoneng.dashboard.overview.OverviewQueries.Sums;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What has been read for one picture. The parts age apart: counts are cheap and read at every tick,
 * the others when their age says so.
 */
record OverviewParts(Frame frame, Counts counts, Past past, Cases cases) {

  /**
   * Which day is shown.
   *
   * @param asOf the present while the day runs, else the end of the day
   * @param minute minutes of the day that have passed
   * @param empty whether there has never been a case
   */
  record Frame(LocalDate day, boolean today, Instant asOf, int minute, boolean empty) {

    /** First day of the period, inclusive. */
    LocalDate from() {
      return to().minusDays(OverviewService.PERIOD_DAYS - 1L);
    }

    /** Last day of the period, inclusive: the last one that is over. */
    LocalDate to() {
      return today ? day.minusDays(1) : day;
    }
  }

  /** The day's sums. */
  record Counts(Instant at, List<Sums> byDistrict, List<Sums> byChannel) {}

  /** Sums of the days before. */
  record Past(
      Instant at,
      LocalDate day,
      List<Sums> byDay,
      List<Sums> byDistrict,
      List<Sums> byChannel,
      List<Handling> handling) {}

  /** What only the case rows know. */
  record Cases(
      Instant at,
      LocalDate day,
      List<Open> open,
      List<Slot> course,
      List<Overview.Recent> recent) {}
}
