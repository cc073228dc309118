package io.xiaoneng.calendar;

/**
 * The counted days as a numbered sequence. Days are epoch days; numbers may be negative and their
 * zero is the implementation's own: only differences mean something.
 */
interface DayCount {

  /** Monday, 29 December 1969. */
  long MONDAY = -3;

  /** Number of the last counted day that is not after {@code epochDay}. */
  long upTo(long epochDay);

  /** The counted day of that number: the smallest day d with {@code upTo(d) == number}. */
  long nth(long number);

  /** Every day counts. */
  DayCount EVERY_DAY =
      new DayCount() {
        @Override
        public long upTo(long epochDay) {
          return epochDay;
        }

        @Override
        public long nth(long number) {
          return number;
        }
      };

  /** Monday to Friday. */
  DayCount WEEKDAYS =
      new DayCount() {
        @Override
        public long upTo(long epochDay) {
          long days = epochDay - MONDAY;
          return 5 * Math.floorDiv(days, 7L) + Math.min(Math.floorMod(days, 7L) + 1, 5);
        }

        @Override
        public long nth(long number) {
          return MONDAY + 7 * Math.floorDiv(number - 1, 5L) + Math.floorMod(number - 1, 5L);
        }
      };
}
