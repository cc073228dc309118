package io.xiaoneng.dashboard.figure;

import io.xiaoneng.dashboard.metric.Dimension;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How finely the course of a figure is drawn. */
public enum Step {
  DAY(Dimension.DAY, 100),
  WEEK(Dimension.WEEK, 700),
  MONTH(Dimension.MONTH, 12_000);

  private final Dimension dimension;

  /** Over longer periods there would be more points than anybody can tell apart. */
  private final int days;

  Step(Dimension dimension, int days) {
    this.dimension = dimension;
    this.days = days;
  }

  Dimension dimension() {
    return dimension;
  }

  /** The name in addresses. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a course over that period can be drawn so. */
  boolean suits(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to) < days;
  }

  /** The step asked for, or the finest that suits; never one that does not. */
  static Step of(@Nullable String name, LocalDate from, LocalDate to) {
    Step finest = MONTH;
    for (Step each : values()) {
      if (each.suits(from, to)) {
        if (each.wireName().equals(name)) {
          return each;
        }
        finest = each.days < finest.days ? each : finest;
      }
    }
    return finest;
  }
}
