package io.xiaoneng.dashboard.circle.figure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The course of a day, hour by hour. Fields as in {@link CircleAnswer}.
 *
 * @param now hours after it are what is scheduled, if nothing more were heard
 * @param hours from midnight; 23 to 25 of them
 */
public record CircleDay(
    LocalDate day,
    Instant now,
    BigDecimal pace,
    int minutes,
    List<String> items,
    boolean terminals,
    boolean urban,
    String populationSource,
    List<String> missing,
    String source,
    List<Hour> hours) {

  /**
   * An hour.
   *
   * @param from inclusive
   * @param to exclusive
   * @param coverage means over the hour
   */
  public record Hour(Instant from, Instant to, CircleAnswer.Row coverage) {}
}
