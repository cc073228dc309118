package io.xiaoneng.simulator.truth;

/**
 * What a case was planned to be; times are epoch milliseconds, none is {@link #NONE}. Milestones
 * are not here: they are read off the deliveries made by the moment asked for.
 *
 * @param district code of the district of the unit by the registry
 * @param immediate 即办件
 * @param promisedDays registry promise, counted days
 * @param promisedDueAt as sent with the acceptance, or NONE
 * @param grantedDays of its EXTENSION, 0 without one
 * @param agencyDueAt until when a hired agency must have finished, or NONE
 * @param test a drill
 */
public record CasePlan(
    String caseNumber,
    String unit,
    String district,
    String item,
    String channel,
    boolean immediate,
    int promisedDays,
    long promisedDueAt,
    int grantedDays,
    long agencyDueAt,
    boolean test) {

  /** No time. */
  public static final long NONE = Long.MIN_VALUE;
}
