package io.xiaoneng.alert;

import io.xiaoneng.casefile.CaseClock;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.event.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All alerts a case gives, past and to come, as its events are known: what is raised by a moment
 * are those whose moment is not after it, and the first one after it says when to look again.
 *
 * <p>A case that has ended gives those alone that came before its end; a case that is quarantined,
 * a drill or without attributes gives none. While a STOP is open the promise has no term, and only
 * the stop's own can pass. An immediate case is never nearly due: it always would be.
 */
public final class CaseAlerts {

  private static final Comparator<Alert> IN_ORDER =
      Comparator.comparing(Alert::moment)
          .thenComparing(Alert::kind)
          .thenComparing(Alert::subject)
          .thenComparing(Alert::due);

  private final CaseFacts facts;
  private final CaseClock clock;
  private final Rules rules;
  private final AlertRules thresholds;
  private final Instant from;
  private final @Nullable Instant end;
  private final List<Alert> alerts = new ArrayList<>(4);

  private CaseAlerts(
      CaseFacts facts, CaseClock clock, Rules rules, AlertRules thresholds, Instant from) {
    this.facts = facts;
    this.clock = clock;
    this.rules = rules;
    this.thresholds = thresholds;
    this.from = from;
    this.end = endOf(facts);
  }

  /** When a case came to its end, decided, refused or closed, whatever was first; null for open. */
  public static @Nullable Instant endOf(CaseFacts facts) {
    return earliest(earliest(facts.decidedAt(), facts.refusedAt()), facts.closedAt());
  }

  /**
   * The alerts of a case, by their moments.
   *
   * @param events {@link io.xiaoneng.casefile.CaseState#events}
   */
  public static List<Alert> of(
      String caseId, List<RecordedEvent> events, Rules rules, AlertRules thresholds) {
    return of(events, CaseFold.fold(caseId, events, rules), rules, thresholds);
  }

  /**
   * The alerts of a case, by their moments.
   *
   * @param facts {@link CaseFold#fold} of these events under these rules
   */
  public static List<Alert> of(
      List<RecordedEvent> events, CaseFacts facts, Rules rules, AlertRules thresholds) {
    Instant from = facts.deemedFrom() != null ? facts.deemedFrom() : facts.acceptedAt();
    if (from == null || facts.attributes() == null || facts.quarantined() || facts.test()) {
      return List.of();
    }
    CaseClock clock = CaseClock.of(events, facts, rules);
    return new CaseAlerts(facts, clock, rules, thresholds, from).all();
  }

  private List<Alert> all() {
    byPromise();
    byStop();
    bySteps();
    Instant statutory = facts.dueStatutory();
    if (statutory != null) {
      add(AlertKind.PAST_STATUTORY, "", statutory, after(statutory), null);
    }
    secondYellow();
    alerts.sort(IN_ORDER);
    return List.copyOf(alerts);
  }

  private void byPromise() {
    Instant due = facts.duePromise();
    LocalDate date = facts.dates().due();
    if (due == null || date == null) {
      return;
    }
    int promised = clock.promisedDays();
    if (promised > 0) {
      Instant soon = rules.startOf(countedBefore(date, thresholds.soon(promised)));
      if (!due.isBefore(soon) && !due.isBefore(from)) {
        add(AlertKind.DUE_SOON, "", due, soon, null);
      }
    }
    add(AlertKind.PAST_PROMISE, "", due, after(due), null);
    LocalDate far = rules.calendar().plus(date, thresholds.far(promised));
    add(AlertKind.FAR_PAST_PROMISE, "", due, rules.startOf(far), null);
  }

  private void byStop() {
    Instant due = facts.stopDueAt();
    if (due != null) {
      add(AlertKind.STOP_OVERDUE, "", due, after(due), null);
    }
  }

  /** Only while the case itself is on time: later, the case's own alert says it. */
  private void bySteps() {
    for (CaseClock.TimedStep step : clock.timedSteps()) {
      Instant due = step.dueAt();
      if (due == null || step.finishedAt() != null && !step.finishedAt().isAfter(due)) {
        continue;
      }
      Instant promise = facts.duePromise();
      if (promise == null || due.isBefore(promise)) {
        add(AlertKind.STEP_OVERDUE, step.step(), due, after(due), step.unit());
      }
    }
  }

  private void secondYellow() {
    alerts.stream()
        .filter(each -> each.kind().level() == AlertLevel.YELLOW)
        .sorted(IN_ORDER)
        .skip(1)
        .findFirst()
        .ifPresent(
            second ->
                add(
                    AlertKind.SECOND_YELLOW,
                    second.subject(),
                    second.due(),
                    second.moment(),
                    second.unit()));
  }

  private void add(
      AlertKind kind, String subject, Instant due, Instant moment, @Nullable String unit) {
    Instant begins = moment.isBefore(from) ? from : moment;
    CaseFacts.Attributes attributes = facts.attributes();
    if (attributes == null || end != null && !end.isAfter(begins)) {
      return;
    }
    alerts.add(
        new Alert(
            facts.caseId(),
            kind,
            thresholds.version(),
            subject,
            due,
            begins,
            unit == null ? clock.holderAt(begins) : unit,
            attributes.unit()));
  }

  /**
   * The first day with so many counted days between it, exclusive, and {@code date}, inclusive; a
   * day before there are that many is never asked for, as a promise has more than a share of it.
   */
  private LocalDate countedBefore(LocalDate date, int days) {
    LocalDate day = date;
    while (rules.calendar().countedBetween(day.minusDays(1), date) <= days) {
      day = day.minusDays(1);
    }
    return day;
  }

  private static Instant after(Instant due) {
    return due.plusMillis(1);
  }

  private static @Nullable Instant earliest(@Nullable Instant a, @Nullable Instant b) {
    return a == null || b != null && b.isBefore(a) ? b : a;
  }
}
