package io.xiaoneng.dashboard.circle.figure;

import java.util.Arrays;

/**
 * How many people of a community are covered over a piece of time.
 *
 * @param people in cells whose people are known
 * @param begins epoch milliseconds, inclusive
 * @param ends exclusive
 * @param froms ascending; before the first nobody is covered
 * @param covered people from the instant of the same place on
 */
record CommunityCourse(
    String community,
    long people,
    int cellsWithoutData,
    long begins,
    long ends,
    long[] froms,
    long[] covered) {

  /** Hears each stretch inside a piece of time over which as many are covered. */
  void each(long from, long to, Stretch heard) {
    long at = Math.max(from, begins);
    long end = Math.min(to, ends);
    for (int i = 0; i < froms.length && at < end; i++) {
      if (froms[i] > at) {
        long until = Math.min(froms[i], end);
        heard.lasts(until - at, i == 0 ? 0 : covered[i - 1]);
        at = until;
      }
    }
    if (at < end) {
      heard.lasts(end - at, froms.length == 0 ? 0 : covered[froms.length - 1]);
    }
  }

  /** So many people for so many milliseconds. */
  @FunctionalInterface
  interface Stretch {
    void lasts(long millis, long covered);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CommunityCourse that
        && community.equals(that.community)
        && people == that.people
        && cellsWithoutData == that.cellsWithoutData
        && begins == that.begins
        && ends == that.ends
        && Arrays.equals(froms, that.froms)
        && Arrays.equals(covered, that.covered);
  }

  @Override
  public int hashCode() {
    return 31 * community.hashCode() + Arrays.hashCode(covered);
  }

  @Override
  public String toString() {
    return community + " " + Arrays.toString(froms) + " " + Arrays.toString(covered);
  }
}
