package io.xiaoneng.dashboard.figure;

import io.xiaoneng.dashboard.metric.Dimension;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
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

  /** The dimension of time it is. */
  public Dimension dimension() {
    return dimension;
  }

  /** The name in addresses. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The day, week or month that a day lies in, as answers name it. */
  String label(LocalDate day) {
    return switch (this) {
      case DAY -> day.toString();
      case WEEK ->
          "%04d-W%02d"
              .formatted(
                  day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> YearMonth.from(day).toString();
    };
  }

  /** Whether a course over that period can be drawn so. */
  public boolean suits(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to) < days;
  }

  /** The step asked for, or the finest that suits; never one that does not. */
  public static Step of(@Nullable String name, LocalDate from, LocalDate to) {
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
