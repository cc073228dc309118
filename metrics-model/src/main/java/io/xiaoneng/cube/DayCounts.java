package io.xiaoneng.cube;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Days → number of cases, ascending, without the days that have none: a sorted map in two arrays,
 * which take nothing while it is empty. Numbers may be negative. Not thread-safe.
 */
final class DayCounts {

  private static final int[] NO_DAYS = {};
  private static final long[] NO_CASES = {};

  private int[] days = NO_DAYS;
  private long[] cases = NO_CASES;
  private int size;

  int size() {
    return size;
  }

  int day(int index) {
    return days[index];
  }

  long cases(int index) {
    return cases[index];
  }

  void clear() {
    size = 0;
  }

  /** Adds to one day; a day that comes to nothing goes. */
  void add(int day, long more) {
    if (more == 0) {
      return;
    }
    int at = Arrays.binarySearch(days, 0, size, day);
    if (at < 0) {
      insert(-at - 1, day, more);
    } else if (cases[at] + more != 0) {
      cases[at] += more;
    } else {
      size--;
      System.arraycopy(days, at + 1, days, at, size - at);
      System.arraycopy(cases, at + 1, cases, at, size - at);
    }
  }

  private void insert(int at, int day, long number) {
    if (size == days.length) {
      int room = Math.max(4, size * 2);
      days = Arrays.copyOf(days, room);
      cases = Arrays.copyOf(cases, room);
    }
    System.arraycopy(days, at, days, at + 1, size - at);
    System.arraycopy(cases, at, cases, at + 1, size - at);
    days[at] = day;
    cases[at] = number;
    size++;
  }

  Map<Integer, Long> asMap() {
    Map<Integer, Long> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      map.put(days[i], cases[i]);
    }
    return map;
  }

  boolean sameAs(DayCounts other) {
    return Arrays.equals(days, 0, size, other.days, 0, other.size)
        && Arrays.equals(cases, 0, size, other.cases, 0, other.size);
  }
}
