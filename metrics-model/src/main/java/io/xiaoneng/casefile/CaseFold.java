package io.xiaoneng.casefile;

import static io.xiaoneng.casefile.Milestones.timeOf;

import io.xiaoneng.calendar.StoredTimes;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fold of a case: metric catalogue §1, as pure arithmetic on the set of its events. This is the
 * reference; a faster path elsewhere is tested against it.
 */
public final class CaseFold {

  /** Counted days after due from when a case is mature for online-completion. */
  private static final int MATURE_AFTER_DUE = 10;

  /** The same after application, for a case without a due date. */
  private static final int MATURE_AFTER_APPLIED = 30;

  private CaseFold() {}

  /**
   * Folds a case. The result is that of all time: a deemed acceptance is set as soon as nothing
   * speaks against it, and holds from {@link CaseFacts#deemedFrom()}.
   *
   * @param recorded {@link CaseState#events}: every revision of every event of the case, one
   *     content each, in any order; not empty
   * @throws IllegalArgumentException for no events
   */
  public static CaseFacts fold(String caseId, List<RecordedEvent> recorded, Rules rules) {
    // Read before anything is looked up: a row must not claim a registry younger than its own.
    long epoch = rules.registry().epoch();
    CaseEvents events = CaseEvents.of(recorded);
    Milestones milestones = Milestones.of(events.standing());
    EnumSet<CaseFlag> flags = EnumSet.noneOf(CaseFlag.class);

    Origin origin = Origin.of(milestones, rules);
    if (origin == null) {
      flags.add(CaseFlag.NO_ATTRIBUTES);
    }

    Acceptance acceptance =
        Acceptance.of(milestones, origin == null ? null : origin.item(), rules, flags);
    Instant applied = timeOf(milestones.applied);
    Instant accepted = acceptance == null ? null : acceptance.at();
    Event acceptedBy = acceptance == null ? null : acceptance.event();
    Instant decided = timeOf(milestones.decided);
    boolean quarantined = before(decided, accepted) || before(decided, applied);
    if (quarantined) {
      flags.add(CaseFlag.DECIDED_TOO_EARLY);
    }

    Procedures procedures = Procedures.of(events.standing(), decided, rules);
    Deadlines deadlines =
        Deadlines.of(acceptance, origin, milestones, events, procedures, rules, flags);
    Instant due = deadlines.promise();

    LocalDate acceptedDate = date(accepted, rules);
    LocalDate decidedDate = date(decided, rules);
    int stopped = 0;
    Integer d1 = null;
    if (acceptedDate != null && !quarantined) {
      LocalDate until = decidedDate == null ? LocalDate.MAX : decidedDate;
      stopped = Procedures.stoppedBetween(procedures.all(), acceptedDate, until, rules.calendar());
      if (decidedDate != null) {
        d1 = rules.calendar().countedBetween(acceptedDate, decidedDate) - stopped;
      }
    }

    CaseFacts.Duties duties = Duty.of(milestones, origin == null ? null : origin.item(), rules);
    Instant first = firstAt(events, recorded);
    return new CaseFacts(
        caseId,
        origin == null ? null : origin.attributes(rules),
        first,
        applied,
        accepted,
        acceptance != null && acceptance.deemedFrom() != null,
        acceptance == null ? null : acceptance.deemedFrom(),
        decided,
        timeOf(milestones.delivered),
        timeOf(milestones.refused),
        timeOf(milestones.closed),
        text(milestones.decided, DataField.OUTCOME),
        text(acceptedBy, DataField.CASE_KIND),
        text(acceptedBy, DataField.MODE),
        text(acceptedBy, DataField.WINDOW),
        due,
        deadlines.statutory(),
        acceptance == null ? null : procedures.openStopDue(rules),
        matureAt(due, applied, rules),
        d1,
        stopped,
        procedures.stops(),
        deadlines.grantedDays(),
        milestones.requested.size(),
        quarantined,
        milestones.test,
        flags,
        events.distinct(),
        events.version(epoch),
        events.latestRecordedAt(),
        new CaseFacts.Dates(
            rules.dateOf(first),
            date(applied, rules),
            acceptedDate,
            decidedDate,
            date(timeOf(milestones.delivered), rules),
            date(due, rules),
            date(deadlines.statutory(), rules),
            date(duties.acceptDue(), rules),
            date(duties.deliveryDue(), rules)),
        duties,
        Efforts.of(milestones, origin, rules),
        times(milestones, accepted, procedures, deadlines, rules),
        events.lastEditedAt(),
        Ratings.of(milestones, rules));
  }

  private static CaseFacts.Times times(
      Milestones milestones,
      @Nullable Instant accepted,
      Procedures procedures,
      Deadlines deadlines,
      Rules rules) {
    if (accepted == null && milestones.requested.isEmpty()) {
      return CaseFacts.Times.NONE;
    }
    Instant end = accepted != null ? accepted : timeOf(milestones.decided);
    Instant decided = timeOf(milestones.decided);
    return new CaseFacts.Times(
        deadlines.statutoryDays(),
        milestones.millisWithApplicant(end),
        accepted == null || decided == null ? 0 : procedures.stoppedMillis(accepted, decided),
        accepted == null
            ? List.of()
            : procedures.stopSpans(
                rules.dateOf(accepted),
                decided == null ? StoredTimes.LAST_DATE : rules.dateOf(decided)));
  }

  private static @Nullable Instant matureAt(
      @Nullable Instant due, @Nullable Instant applied, Rules rules) {
    if (applied == null) {
      return null;
    }
    return due == null
        ? rules.plusCounted(applied, MATURE_AFTER_APPLIED)
        : rules.plusCounted(due, MATURE_AFTER_DUE);
  }

  /** Time of the earliest standing event; of the earliest at all where every one is deleted. */
  private static Instant firstAt(CaseEvents events, List<RecordedEvent> recorded) {
    if (!events.standing().isEmpty()) {
      return events.standing().get(0).time();
    }
    Instant first = recorded.get(0).event().time();
    for (RecordedEvent each : recorded) {
      first = each.event().time().isBefore(first) ? each.event().time() : first;
    }
    return first;
  }

  private static String text(@Nullable Event event, DataField field) {
    String text = event == null ? null : event.data().text(field);
    return text == null ? "" : text;
  }

  private static @Nullable LocalDate date(@Nullable Instant instant, Rules rules) {
    return instant == null ? null : rules.dateOf(instant);
  }

  private static boolean before(@Nullable Instant a, @Nullable Instant b) {
    return a != null && b != null && a.isBefore(b);
  }
}
