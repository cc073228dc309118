package io.xiaoneng.dashboard.metric;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A note at a figure: an appeal against the card that rested on it was upheld. It changes no
 * figure.
 *
 * @param card number of the card, which is withdrawn
 * @param unit code of the unit whose figure it is
 * @param metric id of the figure; null where the card rested on none
 * @param from first day of the period, inclusive; null for no bound
 * @param to last day, inclusive; null for no bound
 * @param caseId the one case that the card was about; null where it was about a figure
 * @param claim what the unit said was the cause, by its name; null for nothing
 * @param reason why the appeal was upheld
 * @param by who decided
 */
public record FigureMark(
    long card,
    String unit,
    @Nullable String metric,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String caseId,
    @Nullable String claim,
    String reason,
    String by,
    Instant at) {

  /** Whether its period and another have a day in common; null is no bound. */
  public boolean touches(@Nullable LocalDate otherFrom, @Nullable LocalDate otherTo) {
    return (from == null || otherTo == null || !from.isAfter(otherTo))
        && (to == null || otherFrom == null || !to.isBefore(otherFrom));
  }
}
