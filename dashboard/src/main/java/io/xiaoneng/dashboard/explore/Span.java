package io.xiaoneng.dashboard.explore;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Periods that have a name: an address with one moves on with the days. */
public enum Span {
  WEEK("7d"),
  DAYS("30d"),
  QUARTER("90d"),
  YEAR("365d"),
  THIS_MONTH("month"),
  LAST_MONTH("last-month"),
  THIS_YEAR("year"),
  /** From one day to another. */
  FIXED("days");

  private final String wireName;

  Span(String wireName) {
    this.wireName = wireName;
  }

  /** The name in addresses. */
  public String wireName() {
    return wireName;
  }

  /** The one of that name; null where there is none. */
  static @Nullable Span of(@Nullable String name) {
    for (Span each : values()) {
      if (each.wireName.equals(name)) {
        return each;
      }
    }
    return null;
  }

  /**
   * First day, inclusive.
   *
   * @param last day there are figures of
   */
  LocalDate from(LocalDate last) {
    return switch (this) {
      case WEEK -> last.minusDays(6);
      case DAYS, FIXED -> last.minusDays(29);
      case QUARTER -> last.minusDays(89);
      case YEAR -> last.minusDays(364);
      case THIS_MONTH -> last.withDayOfMonth(1);
      case LAST_MONTH -> last.withDayOfMonth(1).minusMonths(1);
      case THIS_YEAR -> last.withDayOfYear(1);
    };
  }

  /** Last day, inclusive. */
  LocalDate to(LocalDate last) {
    return this == LAST_MONTH ? last.withDayOfMonth(1).minusDays(1) : last;
  }
}
