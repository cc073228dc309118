package io.xiaoneng.casefile;

import static io.xiaoneng.casefile.Milestones.timeOf;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Limit;
import java.math.BigInteger;
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
    CaseEvents events = CaseEvents.of(recorded);
    Milestones milestones = Milestones.of(events.standing());
    EnumSet<CaseFlag> flags = EnumSet.noneOf(CaseFlag.class);

    Event origin = milestones.origin();
    Item item = origin == null ? null : item(origin, rules);
    if (origin == null) {
      flags.add(CaseFlag.NO_ATTRIBUTES);
    }

    Acceptance acceptance = Acceptance.of(milestones, item, rules, flags);
    Instant applied = timeOf(milestones.applied);
    Instant accepted = acceptance == null ? null : acceptance.at();
    Event acceptedBy = acceptance == null ? null : acceptance.event();
    Instant decided = timeOf(milestones.decided);
    boolean quarantined = before(decided, accepted) || before(decided, applied);
    if (quarantined) {
      flags.add(CaseFlag.DECIDED_TOO_EARLY);
    }

    Procedures procedures = Procedures.of(events.standing(), decided, rules);
    DueDate promise = null;
    DueDate statutory = null;
    LocalDate acceptedDate = null;
    if (accepted != null) {
      acceptedDate = rules.dateOf(accepted);
      Instant expiry = origin == null ? null : origin.data().instant(DataField.VALID_UNTIL);
      Promise sent = Promise.of(acceptedBy, events.superseded());
      if (sent.rewritten()) {
        flags.add(CaseFlag.PROMISE_REWRITTEN);
      }
      boolean immediate = "IMMEDIATE".equals(text(acceptedBy, DataField.CASE_KIND));
      Instant base =
          immediate
              ? rules.lastMillisOf(acceptedDate)
              : promiseBase(sent.first(), item, accepted, acceptedDate, rules, flags);
      promise = due(base, acceptedDate, expiry, procedures, rules);
      statutory =
          item == null
              ? null
              : due(
                  DueDate.end(item.statutory(), accepted, acceptedDate, rules),
                  acceptedDate,
                  expiry,
                  procedures,
                  rules);
    }
    Instant due = promise == null ? null : promise.at();
    Instant dueStatutory = statutory == null ? null : statutory.at();

    LocalDate decidedDate = decided == null ? null : rules.dateOf(decided);
    int stopped = 0;
    Integer d1 = null;
    if (acceptedDate != null && !quarantined) {
      LocalDate until = decidedDate == null ? LocalDate.MAX : decidedDate;
      stopped = Procedures.stoppedBetween(procedures.all(), acceptedDate, until, rules.calendar());
      if (decidedDate != null) {
        d1 = rules.calendar().countedBetween(acceptedDate, decidedDate) - stopped;
      }
    }

    Instant first = firstAt(events, recorded);
    return new CaseFacts(
        caseId,
        origin == null ? null : attributes(origin, item, rules),
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
        dueStatutory,
        acceptance == null ? null : procedures.openStopDue(rules),
        matureAt(due, applied, rules),
        d1,
        stopped,
        procedures.stops(),
        promise == null ? 0 : promise.grantedDays(),
        milestones.requested.size(),
        quarantined,
        milestones.test,
        flags,
        events.distinct(),
        BigInteger.valueOf(rules.registry().epoch()).shiftLeft(96).add(events.version()),
        events.latestRecordedAt(),
        new CaseFacts.Dates(
            rules.dateOf(first),
            applied == null ? null : rules.dateOf(applied),
            acceptedDate,
            decidedDate,
            due == null ? null : rules.dateOf(due),
            dueStatutory == null ? null : rules.dateOf(dueStatutory)));
  }

  /** The promise as first sent or, where there is none or it is longer, the registry's. */
  private static @Nullable Instant promiseBase(
      @Nullable Instant sent,
      @Nullable Item item,
      Instant accepted,
      LocalDate acceptedDate,
      Rules rules,
      EnumSet<CaseFlag> flags) {
    Limit limit = item == null ? Limit.NONE : item.promised();
    Instant registered = DueDate.end(limit, accepted, acceptedDate, rules);
    if (sent == null) {
      return registered;
    }
    if (before(registered, sent)) {
      flags.add(CaseFlag.PROMISE_LONGER_THAN_REGISTRY);
      return registered;
    }
    return sent;
  }

  private static @Nullable DueDate due(
      @Nullable Instant base,
      LocalDate acceptedDate,
      @Nullable Instant expiry,
      Procedures procedures,
      Rules rules) {
    if (base == null) {
      return null;
    }
    DueDate due = DueDate.of(base, acceptedDate, procedures, rules);
    return before(expiry, due.at()) ? new DueDate(expiry, due.grantedDays()) : due;
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

  /** The item's version named by the event, else the one in force at its time. */
  private static @Nullable Item item(Event origin, Rules rules) {
    String code = origin.data().text(DataField.ITEM);
    return code == null
        ? null
        : rules.registry().item(code, origin.data().integer(DataField.ITEM_VERSION), origin.time());
  }

  private static CaseFacts.Attributes attributes(Event origin, @Nullable Item item, Rules rules) {
    String unit = text(origin, DataField.UNIT);
    Long version = origin.data().integer(DataField.ITEM_VERSION);
    return new CaseFacts.Attributes(
        unit,
        rules.registry().districtOf(unit),
        text(origin, DataField.ITEM),
        version != null ? version : item != null ? item.version() : 0,
        Item.typeOf(item),
        text(origin, DataField.CHANNEL),
        text(origin, DataField.APPLICANT_KIND),
        text(origin, DataField.BUNDLE),
        text(origin, DataField.BUNDLE_CASE),
        text(origin, DataField.SERVICE_POINT),
        text(origin, DataField.RECEIVING_UNIT),
        origin.data().flag(DataField.ASSISTED),
        text(origin, DataField.PROJECT),
        text(origin, DataField.STAGE),
        text(origin, DataField.REGION));
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

  private static boolean before(@Nullable Instant a, @Nullable Instant b) {
    return a != null && b != null && a.isBefore(b);
  }
}
