package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.freshness.Freshness;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Whether a row has all that belongs in it: not while the figures are catching up, not where a part
 * of its sum is missing, and not where a source is silent and the row's period reaches into its
 * silence.
 */
final class Completeness {

  private final Freshness freshness;
  private final @Nullable LocalDate silentSince;
  private final MetricQuery query;

  /**
   * @param zone the city's, in which silence begins on a day
   */
  Completeness(Freshness freshness, MetricQuery query, ZoneId zone) {
    this.freshness = freshness;
    this.query = query;
    this.silentSince =
        freshness.silentSince() == null ? null : LocalDate.ofInstant(freshness.silentSince(), zone);
  }

  boolean of(MetricRow row) {
    if (freshness.behindSeconds() > 0 || !row.whole()) {
      return false;
    }
    LocalDate end = lastDay(row);
    return silentSince == null || end != null && end.isBefore(silentSince);
  }

  /** Last day of the row's period; null where it has no end. */
  private @Nullable LocalDate lastDay(MetricRow row) {
    for (Grouping each : query.by()) {
      String label = row.key().get(each.key());
      if (each.dimension().ofTime() && label != null) {
        try {
          return switch (each.dimension()) {
            case DAY -> LocalDate.parse(label);
            case WEEK -> LocalDate.parse(label + "-7", DateTimeFormatter.ISO_WEEK_DATE);
            default -> YearMonth.parse(label).atEndOfMonth();
          };
        } catch (DateTimeException e) {
          return query.to();
        }
      }
    }
    return query.to();
  }
}
