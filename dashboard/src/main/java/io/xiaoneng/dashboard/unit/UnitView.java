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
 * @param item the only item that is looked at; null for all
 * @param usual whether the period is the one that the overview has, too
 * @param asOf the moment that is looked at
 * @param clocks null where nothing was decided in the period
 * @param children units one step down; of one item, those that do it
 * @param own cases of the unit that belong to none of its children; null where it has no children
 * @param items by how many cases they have, the most first; empty where one item is looked at
 */
public record UnitView(
    @Nullable UnitNode unit,
    @Nullable Subject item,
    boolean usual,
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
    List<Child> items,
    List<OpenCase> worst,
    List<Day> trend,
    @Nullable UnitClocks clocks) {

  /** An item that is looked at. */
  public record Subject(String code, String nameZh, String nameEn) {}

  /** A unit one step down, or an item. */
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
