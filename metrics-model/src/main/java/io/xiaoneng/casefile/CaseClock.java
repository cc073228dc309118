package io.xiaoneng.casefile;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventType;
import io.xiaoneng.event.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is asked of a case's clock beside its facts: how long the promise is, who holds what. */
public final class CaseClock {

  private final CaseFacts facts;
  private final Rules rules;
  private final Procedures procedures;
  private final Holders holders;
  private final List<Event> standing;
  private final String responsible;

  private CaseClock(
      CaseFacts facts,
      Rules rules,
      Procedures procedures,
      List<Event> standing,
      String responsible) {
    this.facts = facts;
    this.rules = rules;
    this.procedures = procedures;
    this.standing = standing;
    this.responsible = responsible;
    this.holders = Holders.of(standing, responsible);
  }

  /**
   * A step 环节 that may take so long.
   *
   * @param unit that holds it
   * @param begunAt inclusive
   * @param finishedAt null while it goes on
   * @param dueAt last millisecond of its last counted day, moved by STOP like the case's own; null
   *     while a stop is open
   */
  public record TimedStep(
      String step,
      String unit,
      Instant begunAt,
      @Nullable Instant finishedAt,
      @Nullable Instant dueAt) {}

  /**
   * The clock of a case.
   *
   * @param events {@link CaseState#events}
   * @param facts {@link CaseFold#fold} of the same events under the same rules
   */
  public static CaseClock of(List<RecordedEvent> events, CaseFacts facts, Rules rules) {
    List<Event> standing = CaseEvents.of(events).standing();
    CaseFacts.Attributes attributes = facts.attributes();
    return new CaseClock(
        facts,
        rules,
        Procedures.of(standing, facts.decidedAt(), rules),
        standing,
        attributes == null ? "" : attributes.unit());
  }

  /**
   * The length of the promise: counted days from acceptance to its due date, without those that
   * were stopped or granted; 0 where the case is due on the day of acceptance, or has no due date.
   */
  public int promisedDays() {
    LocalDate accepted = facts.dates().accepted();
    LocalDate due = facts.dates().due();
    if (accepted == null || due == null) {
      return 0;
    }
    int counted = rules.calendar().countedBetween(accepted, due);
    int stopped = Procedures.stoppedBetween(procedures.all(), accepted, due, rules.calendar());
    return Math.max(0, counted - stopped - facts.grantedDays());
  }

  /** Code of the unit that holds the case at that instant, a supplement apart. */
  public String holderAt(Instant instant) {
    return holders.at(instant);
  }

  /** The steps whose start says how many days they may take, in the order they began. */
  public List<TimedStep> timedSteps() {
    List<TimedStep> steps = new ArrayList<>();
    for (int i = 0; i < standing.size(); i++) {
      Event start = standing.get(i);
      Long limit =
          start.type() == EventType.CASE_STEP_STARTED
              ? start.data().integer(DataField.LIMIT_DAYS)
              : null;
      if (limit != null && limit >= 0) {
        LocalDate day = rules.dateOf(start.time());
        int days = (int) Math.min(limit, 100_000);
        Instant end = rules.lastMillisOf(rules.calendar().plus(day, days));
        String unit = start.data().text(DataField.UNIT);
        steps.add(
            new TimedStep(
                Objects.requireNonNullElse(start.data().text(DataField.STEP), ""),
                unit == null ? responsible : unit,
                start.time(),
                finish(i),
                DueDate.of(end, day, null, procedures, rules).at()));
      }
    }
    return steps;
  }

  /** When the step that began with that event was finished: the next finish of its name. */
  private @Nullable Instant finish(int start) {
    String step = standing.get(start).data().text(DataField.STEP);
    for (Event event : standing.subList(start + 1, standing.size())) {
      if (event.type() == EventType.CASE_STEP_FINISHED
          && Objects.equals(event.data().text(DataField.STEP), step)) {
        return event.time();
      }
    }
    return null;
  }
}
