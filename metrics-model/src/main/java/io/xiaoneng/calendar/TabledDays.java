package io.xiaoneng.calendar;

import java.util.BitSet;

/** Counted days from a table, Mon–Fri before and after it. */
final class TabledDays implements DayCount {

  private final long first;

  /** Day i of the table has number {@code numbers[i]}. */
  private final long[] numbers;

  /** The counted days of the table, ascending; the first has number {@code before + 1}. */
  private final long[] counted;

  private final long before;

  /** By how many the table's counted days exceed Mon–Fri: numbers after it are shifted by that. */
  private final long surplus;

  /**
   * @param first first epoch day of the table
   * @param days bit i set = day {@code first + i} counts
   * @param length days in the table
   */
  TabledDays(long first, BitSet days, int length) {
    this.first = first;
    this.before = WEEKDAYS.upTo(first - 1);
    this.numbers = new long[length];
    this.counted = new long[days.cardinality()];
    int n = 0;
    for (int i = 0; i < length; i++) {
      if (days.get(i)) {
        counted[n++] = first + i;
      }
      numbers[i] = before + n;
    }
    this.surplus = before + n - WEEKDAYS.upTo(first + length - 1);
  }

  @Override
  public long upTo(long epochDay) {
    if (epochDay < first) {
      return WEEKDAYS.upTo(epochDay);
    }
    long index = epochDay - first;
    return index < numbers.length ? numbers[(int) index] : WEEKDAYS.upTo(epochDay) + surplus;
  }

  @Override
  public long nth(long number) {
    if (number <= before) {
      return WEEKDAYS.nth(number);
    }
    long index = number - before - 1;
    return index < counted.length ? counted[(int) index] : WEEKDAYS.nth(number - surplus);
  }
}
