package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.Coverage;
import io.xiaoneng.circle.Opportunity;
import io.xiaoneng.dashboard.registry.UnitNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who can walk to an open point.
 *
 * @param at the moment of the figures; null over a period
 * @param from first day of the period, null at a moment
 * @param to last day, inclusive; null likewise
 * @param until the end of what is counted of the period: now where it has not ended; null likewise
 * @param expected whether the moment lies ahead: what is scheduled, if nothing more were heard
 * @param pace metres a second
 * @param urban whether only urban communities count
 * @param populationSource who says how many live where
 * @param complete whether no part of any sum is missing
 * @param missing what there is nothing of at all, so that nobody can say who is covered: {@code
 *     points} (no point's state is known on a day asked for), {@code reach} (no way is measured),
 *     {@code cells} (no population)
 * @param source {@code coverage_day} where the job's own figures are told, {@code points} where
 *     they were worked out for this question from points, ways and cells
 */
public record CircleAnswer(
    @Nullable Instant at,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable Instant until,
    boolean expected,
    BigDecimal pace,
    int minutes,
    List<String> items,
    boolean terminals,
    boolean urban,
    String populationSource,
    boolean complete,
    List<String> missing,
    String source,
    List<Row> rows) {

  /**
   * A unit's figures; over a period means, weighted by time.
   *
   * @param unit code, "" for a city that is not registered
   * @param people in cells whose people are known
   * @param covered of them, who are within the walk of an open point; null where nobody can say
   * @param communities with known people
   * @param communitiesCovered of them, with at least 90 % of their people covered
   * @param opportunity at a moment only
   */
  public record Row(
      String unit,
      String nameZh,
      String nameEn,
      String level,
      Number people,
      @Nullable Number covered,
      @Nullable Double share,
      Number communities,
      @Nullable Number communitiesCovered,
      @Nullable Double communityShare,
      int cellsWithoutData,
      int communitiesWithoutData,
      @Nullable Opportunity opportunity) {

    static Row of(
        UnitNode unit,
        Coverage sum,
        long millis,
        boolean known,
        @Nullable Opportunity opportunity) {
      return new Row(
          unit.code(),
          unit.nameZh(),
          unit.nameEn(),
          unit.level().name(),
          mean(sum.people(), millis),
          known ? mean(sum.covered(), millis) : null,
          known ? sum.share() : null,
          mean(sum.communities(), millis),
          known ? mean(sum.communitiesCovered(), millis) : null,
          known ? sum.communityShare() : null,
          sum.cellsWithoutData(),
          sum.communitiesWithoutData(),
          known ? opportunity : null);
    }

    /** Whole where it is whole: so many people, and not so many point nought. */
    private static Number mean(long sum, long millis) {
      if (sum % millis == 0) {
        return sum / millis;
      }
      return (double) sum / millis;
    }
  }
}
