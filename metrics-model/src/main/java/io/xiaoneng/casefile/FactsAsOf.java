package io.xiaoneng.casefile;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a finished fold says as of an earlier moment (metric catalogue §1): milestones later than it
 * are null; due dates, quarantine and attributes stay those of the whole fold.
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
            dates.due(),
            dates.dueStatutory()));
  }

  private static @Nullable Instant by(@Nullable Instant milestone, Instant asOf) {
    return milestone == null || milestone.isAfter(asOf) ? null : milestone;
  }

  private static @Nullable LocalDate with(@Nullable Instant milestone, @Nullable LocalDate date) {
    return milestone == null ? null : date;
  }
}
