package io.xiaoneng.dashboard.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Cases that are on time by a promise that was lengthened within the twelve months before. */
public interface LengthenedCases {

  /**
   * Of the cases that {@code on-time} counts as good in a period, how many were decided after the
   * due that the promise before would have given, by the unit responsible.
   *
   * @param from first day, inclusive
   * @param to last day, inclusive
   */
  Map<String, Integer> byUnit(LocalDate from, LocalDate to, Instant asOf);
}
