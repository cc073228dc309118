package io.xiaoneng.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finished fold says as of an earlier moment (metric catalogue §1): milestones later than it
 * are null, later trips and ratings have not happened; due dates, quarantine and attributes stay
 * those of the whole fold.
 */
public final class FactsAsOf {

  private FactsAsOf() {}

  /**
   * The facts as of {@code asOf}, inclusive: a milestone at that very millisecond has happened. A
   * deemed acceptance is null before it holds.
   *
   * @return null where no milestone is left: the case does not exist yet
   */
  public static @Nullable CaseFacts of(CaseFacts facts, Instant asOf) {
    Instant applied = by(facts.appliedAt(), asOf);
    boolean deemedYet = facts.deemedFrom() == null || !facts.deemedFrom().isAfter(asOf);
    Instant accepted = deemedYet ? by(facts.acceptedAt(), asOf) : null;
    Instant decided = by(facts.decidedAt(), asOf);
    Instant delivered = by(facts.deliveredAt(), asOf);
    Instant refused = by(facts.refusedAt(), asOf);
    Instant closed = by(facts.closedAt(), asOf);
    if (applied == null
        && accepted == null
        && decided == null
        && delivered == null
        && refused == null
        && closed == null) {
      return null;
    }
    CaseFacts.Dates dates = facts.dates();
    return new CaseFacts(
        facts.caseId(),
        facts.attributes(),
        facts.firstAt(),
        applied,
        accepted,
        facts.deemed() && accepted != null,
        accepted == null ? null : facts.deemedFrom(),
        decided,
        delivered,
        refused,
        closed,
        decided == null ? "" : facts.outcome(),
        facts.kind(),
        facts.mode(),
        facts.window(),
        facts.duePromise(),
        facts.dueStatutory(),
        facts.stopDueAt(),
        facts.matureAt(),
        accepted == null || decided == null ? null : facts.d1(),
        facts.stoppedDays(),
        facts.stops(),
        facts.grantedDays(),
        facts.supplementRequests(),
        facts.quarantined(),
        facts.test(),
        facts.flags(),
        facts.events(),
        facts.version(),
        facts.latestRecordedAt(),
        new CaseFacts.Dates(
            dates.first(),
            with(applied, dates.applied()),
            with(accepted, dates.accepted()),
            with(decided, dates.decided()),
            with(delivered, dates.delivered()),
            dates.due(),
            dates.dueStatutory(),
            dates.acceptDue(),
            with(decided, dates.deliveryDue())),
        duties(facts.duties(), decided, asOf),
        effort(facts.effort(), delivered, asOf),
        facts.times(),
        facts.lastEditedAt(),
        ratings(facts.ratings(), asOf));
  }

  private static CaseFacts.Duties duties(
      CaseFacts.Duties duties, @Nullable Instant decided, Instant asOf) {
    return new CaseFacts.Duties(
        duties.acceptDue(),
        by(duties.answeredAt(), asOf),
        decided == null ? null : duties.deliveryDue());
  }

  private static CaseFacts.Effort effort(
      CaseFacts.Effort effort, @Nullable Instant delivered, Instant asOf) {
    return new CaseFacts.Effort(
        delivered == null ? "" : effort.deliveredHow(),
        effort.receivedOutside(),
        effort.materialsRequired(),
        effort.materialsShared(),
        effort.visitsReported(),
        effort.tripsKnown(),
        effort.trips().stream().filter(each -> !each.at().isAfter(asOf)).toList());
  }

  private static List<CaseFacts.Rating> ratings(List<CaseFacts.Rating> ratings, Instant asOf) {
    return ratings.stream()
        .filter(each -> !each.at().isAfter(asOf))
        .map(
            each -> {
              Instant rectified = by(each.rectifiedAt(), asOf);
              Instant revisited = by(each.revisitedAt(), asOf);
              return new CaseFacts.Rating(
                  each.id(),
                  each.at(),
                  each.date(),
                  each.level(),
                  each.byDefault(),
                  each.named(),
                  rectified,
                  with(rectified, each.rectifiedDate()),
                  revisited,
                  with(revisited, each.revisitedDate()));
            })
        .toList();
  }

  private static @Nullable Instant by(@Nullable Instant milestone, Instant asOf) {
    return milestone == null || milestone.isAfter(asOf) ? null : milestone;
  }

  private static @Nullable LocalDate with(@Nullable Instant milestone, @Nullable LocalDate date) {
    return milestone == null ? null : date;
  }
}
