package io.xiaoneng.circle;

import org.jspecify.annotations.Nullable;

/**
 * How much of a unit is covered: a sum over people, or over people and time. Numerators and
 * denominators add up over units that do not overlap.
 *
 * @param people whom the figure is about, times the milliseconds where it is weighted by time
 * @param covered of them, who can walk to an open point in time
 * @param communities with known people, times the milliseconds likewise
 * @param communitiesCovered of them, with at least 90 % of their people covered
 * @param cellsWithoutData cells of which nobody knows how many live there
 * @param communitiesWithoutData communities without a single cell of known population above 0
 */
public record Coverage(
    long people,
    long covered,
    long communities,
    long communitiesCovered,
    int cellsWithoutData,
    int communitiesWithoutData) {

  /** Share of the people covered, 0 … 1; null without data. */
  public @Nullable Double share() {
    return people == 0 ? null : (double) covered / people;
  }

  /** Share of the communities that reach the standard, 0 … 1; null without data. */
  public @Nullable Double communityShare() {
    return communities == 0 ? null : (double) communitiesCovered / communities;
  }

  /** Whether no part of the sum is missing. */
  public boolean complete() {
    return cellsWithoutData == 0 && communitiesWithoutData == 0;
  }

  /** Whether a community with so many of its people covered reaches the standard: 90 %. */
  public static boolean reachesStandard(long covered, long people) {
    // Without a product, so that no number of people is too large.
    return people > 0 && people - covered <= people / 10;
  }
}
