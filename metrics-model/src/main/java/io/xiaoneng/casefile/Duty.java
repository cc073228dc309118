package io.xiaoneng.casefile;

import static io.xiaoneng.casefile.Milestones.timeOf;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.registry.Item;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What an applicant has to be told and given by when: 行政许可法 §32 and §44. */
final class Duty {

  /** Counted days in which an application for a licence is answered. */
  private static final int ANSWER_WITHIN = 5;

  /** Counted days in which what was approved is delivered. */
  private static final int DELIVER_WITHIN = 10;

  private Duty() {}

  /**
   * The duties of a case.
   *
   * @param item of the case, or null where it is not registered
   */
  static CaseFacts.Duties of(Milestones milestones, @Nullable Item item, Rules rules) {
    Event applied = milestones.applied;
    boolean answerable = applied != null && item != null && item.licence();
    Event decided = milestones.decided;
    boolean approved = decided != null && "APPROVED".equals(decided.data().text(DataField.OUTCOME));
    if (!answerable && !approved) {
      return CaseFacts.Duties.NONE;
    }
    return new CaseFacts.Duties(
        answerable && applied != null ? within(applied, ANSWER_WITHIN, rules) : null,
        answerable ? answered(milestones) : null,
        approved && decided != null ? within(decided, DELIVER_WITHIN, rules) : null);
  }

  /** Whatever the applicant heard first: more cannot be asked of a unit than that it answers. */
  private static @Nullable Instant answered(Milestones milestones) {
    Instant first = null;
    for (Event each :
        Arrays.asList(
            milestones.accepted.isEmpty() ? null : milestones.accepted.get(0),
            milestones.requested.isEmpty() ? null : milestones.requested.get(0),
            milestones.refused,
            milestones.decided)) {
      Instant at = timeOf(each);
      first = at != null && (first == null || at.isBefore(first)) ? at : first;
    }
    return first;
  }

  private static Instant within(Event event, int countedDays, Rules rules) {
    return rules.lastMillisOf(rules.calendar().plus(rules.dateOf(event.time()), countedDays));
  }
}
