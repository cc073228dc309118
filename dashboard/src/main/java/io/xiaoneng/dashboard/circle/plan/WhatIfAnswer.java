package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures as they are and as they would be.
 *
 * @param at null where a day was asked for
 * @param day null where a moment was asked for
 * @param pace metres a second
 * @param level of the rows
 * @param populationSource where the numbers of people come from
 * @param complete whether no cell and no community is without data
 * @param cells the cells whose walk becomes another; null where not asked for
 * @param took milliseconds that the computation took
 */
record WhatIfAnswer(
    @Nullable Instant at,
    @Nullable LocalDate day,
    double pace,
    int minutes,
    List<String> items,
    boolean terminals,
    Unit.Level level,
    String populationSource,
    boolean complete,
    List<Row> rows,
    List<Changed> changes,
    @Nullable Cells cells,
    long took) {

  /** A unit's figures before and after, and after less before. */
  record Row(
      String unit,
      String nameZh,
      String nameEn,
      Unit.Level level,
      PlanFigure before,
      PlanFigure after,
      Difference difference) {}

  /**
   * What becomes more or less.
   *
   * @param share null where one of the two is
   * @param communityShare null where one of the two is
   */
  record Difference(
      long covered,
      @Nullable Double share,
      long communitiesCovered,
      @Nullable Double communityShare) {}

  /**
   * What became of a change.
   *
   * @param change {@code add}, {@code move}, {@code close} or {@code hours}
   * @param refused why nothing was changed: TOO_FAR (a river, a mountain: no street within reach of
   *     the straight leg), OUTSIDE (of the streets known), NO_STREETS, UNKNOWN_POINT, KNOWN_POINT
   *     or HOURS; null where it was
   * @param detail one sentence where it was refused, else ""
   * @param lon where the point now stands on its street; null where it does not
   * @param lat likewise
   * @param metres of the straight leg to the street, or how far the nearest street is; null where
   *     that was not looked for
   * @param reached people within the walk asked for, covered or not
   */
  record Changed(
      String change,
      String point,
      @Nullable String refused,
      String detail,
      @Nullable Double lon,
      @Nullable Double lat,
      @Nullable Double metres,
      long reached) {}

  /**
   * Cells whose walk becomes another.
   *
   * @param minutes of the walk to the nearest open point within half an hour; null where there is
   *     none
   */
  record Cells(List<String> ids, List<@Nullable Double> minutes) {}
}
