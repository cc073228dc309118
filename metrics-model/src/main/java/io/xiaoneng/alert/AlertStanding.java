package io.xiaoneng.alert;

import io.xiaoneng.casefile.CaseClock;
import io.xiaoneng.casefile.CaseEvents;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.RecordedEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has become of an alert that was raised once.
 *
 * @param state where it stands
 * @param reason why it does not hold any more; {@link Reason#NONE} while it holds
 * @param at when what it was about came to its end; null while it goes on, and for a withdrawn one
 */
public record AlertStanding(State state, Reason reason, @Nullable Instant at) {

  /** Where an alert stands. */
  public enum State {
    /** It holds. */
    RAISED,
    /** It was right, and what it was about is over. */
    ENDED,
    /** It was wrong: an event that came late shows it. */
    WITHDRAWN
  }

  /** Why. The code is stable and public. */
  public enum Reason {
    NONE("", "", ""),
    CASE_ENDED("case-ended", "办件已办结", "the case has ended"),
    STEP_FINISHED("step-finished", "环节已完成", "the step is finished"),
    TERM_MOVED_SINCE("term-moved-since", "其后期限依法顺延", "the term was moved afterwards"),
    CASE_GONE("case-gone", "办件已删除、存疑或为测试件", "the case is deleted, quarantined or a drill"),
    ENDED_BEFORE("ended-before", "补报显示此前已办结", "the case had ended before"),
    STEP_FINISHED_BEFORE("step-finished-before", "补报显示环节此前已完成", "the step was finished before"),
    TERM_WAS_OTHER("term-was-other", "补报显示期限并非如此", "the term was another one"),
    RULE_GONE("rule-gone", "规则已停用", "the rule is not in force any more");

    private final String code;
    private final String zh;
    private final String en;

    Reason(String code, String zh, String en) {
      this.code = code;
      this.zh = zh;
      this.en = en;
    }

    /** The code in rows and answers. */
    public String code() {
      return code;
    }

    /** For readers, in Chinese. */
    public String zh() {
      return zh;
    }

    /** For readers, in English. */
    public String en() {
      return en;
    }
  }

  /** Of an alert by rules that are gone. */
  public static final AlertStanding RULE_GONE =
      new AlertStanding(State.ENDED, Reason.RULE_GONE, null);

  private static final AlertStanding HOLDS = new AlertStanding(State.RAISED, Reason.NONE, null);

  /**
   * Where an alert stands by what is known now.
   *
   * <p>One that the case does not give any more was right if the case gives it by the events that
   * had happened by its moment, whenever they were reported: then something that happened later
   * ended it. Otherwise it was wrong.
   *
   * @param alert raised by these rules, of this case
   * @param events all of the case that are known now; empty where none is
   */
  public static AlertStanding of(
      Alert alert, List<RecordedEvent> events, Rules rules, AlertRules thresholds) {
    if (events.isEmpty()) {
      return withdrawn(Reason.CASE_GONE);
    }
    CaseFacts facts = CaseFold.fold(alert.caseId(), events, rules);
    boolean given = gives(CaseAlerts.of(events, facts, rules, thresholds), alert);
    return of(alert, given, events, facts, rules, thresholds);
  }

  /**
   * The same, where the case is folded already.
   *
   * @param given whether the alert is among those the case gives by these events
   * @param facts {@link CaseFold#fold} of these events under these rules
   */
  public static AlertStanding of(
      Alert alert,
      boolean given,
      List<RecordedEvent> events,
      CaseFacts facts,
      Rules rules,
      AlertRules thresholds) {
    Instant stepEnd = stepEnd(alert, events, facts, rules);
    Instant end = CaseAlerts.endOf(facts);
    if (given) {
      if (stepEnd != null && (end == null || stepEnd.isBefore(end))) {
        return new AlertStanding(State.ENDED, Reason.STEP_FINISHED, stepEnd);
      }
      return end == null ? HOLDS : new AlertStanding(State.ENDED, Reason.CASE_ENDED, end);
    }
    List<RecordedEvent> then = happenedBy(alert.moment(), events);
    if (!then.isEmpty() && gives(CaseAlerts.of(alert.caseId(), then, rules, thresholds), alert)) {
      return new AlertStanding(State.ENDED, Reason.TERM_MOVED_SINCE, null);
    }
    if (facts.test() || facts.quarantined() || facts.acceptedAt() == null) {
      return withdrawn(Reason.CASE_GONE);
    }
    if (end != null && !end.isAfter(alert.moment())) {
      return withdrawn(Reason.ENDED_BEFORE);
    }
    boolean step = stepEnd != null && !stepEnd.isAfter(alert.moment());
    return withdrawn(step ? Reason.STEP_FINISHED_BEFORE : Reason.TERM_WAS_OTHER);
  }

  private static AlertStanding withdrawn(Reason reason) {
    return new AlertStanding(State.WITHDRAWN, reason, null);
  }

  private static boolean gives(List<Alert> alerts, Alert alert) {
    return alerts.stream().anyMatch(each -> each.id().equals(alert.id()));
  }

  private static @Nullable Instant stepEnd(
      Alert alert, List<RecordedEvent> events, CaseFacts facts, Rules rules) {
    if (alert.subject().isEmpty()) {
      return null;
    }
    return CaseClock.of(events, facts, rules).timedSteps().stream()
        .filter(step -> step.step().equals(alert.subject()))
        .filter(step -> step.dueAt() == null || step.dueAt().equals(alert.due()))
        .map(CaseClock.TimedStep::finishedAt)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Every revision of the events that, by what is known now, had happened by then. */
  private static List<RecordedEvent> happenedBy(Instant moment, List<RecordedEvent> events) {
    Set<String> known = new HashSet<>();
    for (Event each : CaseEvents.of(events).standing()) {
      if (!each.time().isAfter(moment)) {
        known.add(identity(each));
      }
    }
    return events.stream().filter(each -> known.contains(identity(each.event()))).toList();
  }

  private static String identity(Event event) {
    return event.source() + '\0' + event.id();
  }
}
