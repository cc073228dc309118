package io.xiaoneng.path;

import java.time.YearMonth;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of months that are over.
 *
 * @param months by month; months without data are left out
 * @param share whether they are shares from 0 to 1; every other figure is 0 or more
 */
public record Course(SortedMap<YearMonth, Reading> months, boolean share) {

  /** Takes its own copy. */
  public Course {
    months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
  }

  /**
   * A month's figure.
   *
   * @param n cases behind it; 0 where it is not counted over cases
   */
  public record Reading(double value, long n) {}

  /** No figure lies above it. */
  double most() {
    return share ? 1 : Double.POSITIVE_INFINITY;
  }

  /** A value as it can be: neither below nothing nor above all. */
  double bounded(double value) {
    return Math.max(0, Math.min(most(), value));
  }
}
