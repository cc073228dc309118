package io.xiaoneng.alert;

import java.time.Instant;

/**
 * An alert 预警 that a case gives at a moment: a function of the case's events, the calendar and the
 * rules, and of nothing that happened on the way to us.
 *
 * @param kind the rule
 * @param version of the rules
 * @param subject what of the case is meant: the step, or "" for the case itself
 * @param due the term it is about
 * @param moment from when it holds, inclusive
 * @param unit code of the unit that held the step then, and is charged with it
 * @param lead code of the unit responsible for the case, which is told too
 */
public record Alert(
    String caseId,
    AlertKind kind,
    int version,
    String subject,
    Instant due,
    Instant moment,
    String unit,
    String lead) {

  /**
   * One for each episode: the same however often events are delivered or the job is started again,
   * another one when the term is.
   */
  public String id() {
    return String.join(
        "|",
        caseId,
        kind.code() + (subject.isEmpty() ? "" : "/" + subject),
        Integer.toString(version),
        Long.toString(due.toEpochMilli()));
  }
}
