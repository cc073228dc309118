package io.xiaoneng.job.circle;

/**
 * Days, both ends included.
 *
 * @param from epoch day
 * @param to epoch day, before {@code from} where there is none
 */
record DayRange(int from, int to) {

  static final DayRange NONE = new DayRange(0, -1);

  boolean isEmpty() {
    return to < from;
  }

  boolean has(int day) {
    return from <= day && day <= to;
  }

  /** What is in both. */
  DayRange and(DayRange other) {
    return new DayRange(Math.max(from, other.from), Math.min(to, other.to));
  }

  /** From the first day of either to the last. */
  DayRange hull(DayRange other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    return new DayRange(Math.min(from, other.from), Math.max(to, other.to));
  }

  /** Without its last day. */
  DayRange withoutLast() {
    return new DayRange(from, to - 1);
  }
}
