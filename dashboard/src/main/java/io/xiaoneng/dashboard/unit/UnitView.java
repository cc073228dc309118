package io.xiaoneng.dashboard.unit;

import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.overview.Spread;
import io.xiaoneng.dashboard.registry.UnitNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the page of one unit.
 *
 * @param unit null for the top of the tree
 * @param path from the top to the unit itself
 * @param asOf the moment that is looked at
 * @param clocks null where nothing was decided in the period
 * @param own cases of the unit that belong to none of its children; null where it has no children
 */
public record UnitView(
    @Nullable UnitNode unit,
    List<UnitNode> path,
    LocalDate day,
    boolean today,
    LocalDate from,
    LocalDate to,
    Instant asOf,
    Instant computedAt,
    UnitFigures figures,
    List<Child> children,
    @Nullable UnitFigures own,
    List<Channel> channels,
    List<Item> items,
    List<OpenCase> worst,
    List<Day> trend,
    @Nullable UnitClocks clocks) {

  /** A unit one step down. */
  public record Child(String code, String nameZh, String nameEn, UnitFigures figures) {

    /** As in the figures, so that a child reads like a district of the overview; all below too. */
    public long appliedNow() {
      return figures.appliedNow();
    }

    public long applied() {
      return figures.applied();
    }

    public Rate online() {
      return figures.online();
    }

    public Rate onTime() {
      return figures.onTime();
    }

    public Spread handling() {
      return figures.handling();
    }

    public long open() {
      return figures.open();
    }

    public long overdue() {
      return figures.overdue();
    }
  }

  /** One channel in the period. */
  public record Channel(String code, long applied, @Nullable Double share, Rate onTime) {}

  /**
   * An item by how long it takes.
   *
   * @param n decided COMMITTED cases in the period
   */
  public record Item(
      String code, String nameZh, String nameEn, long n, double mean, double p90, Rate onTime) {}

  /**
   * An open case.
   *
   * @param age counted days since acceptance, since application where it is not accepted
   * @param late counted days past due, null where it is not past due or has no due
   */
  public record OpenCase(
      String caseId,
      String itemZh,
      String itemEn,
      String unitZh,
      String unitEn,
      String channel,
      @Nullable Instant appliedAt,
      @Nullable Instant acceptedAt,
      @Nullable Instant due,
      int age,
      @Nullable Integer late) {}

  /** One day of the trend. */
  public record Day(LocalDate day, boolean counted, long applied, long decided) {}
}
