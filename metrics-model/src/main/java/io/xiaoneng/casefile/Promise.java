package io.xiaoneng.casefile;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The promise 承诺 a sender made with an acceptance.
 *
 * <p>First-sent means the lowest revision that names one, not the earliest delivery: so the due
 * date does not depend on the order in which revisions arrive.
 *
 * @param first {@code promisedDueAt} as first sent; null where none was
 * @param rewritten whether a later revision says otherwise
 */
record Promise(@Nullable Instant first, boolean rewritten) {

  private static final Promise NONE = new Promise(null, false);

  /**
   * The promise that counts: of the acceptance that counts or, where it names none, of the next one
   * that does.
   *
   * @param counted the acceptance that counts; null for a deemed one, which promises nothing
   * @param accepted all acceptances in the contract's order
   * @param superseded lower revisions of all events
   */
  static Promise of(@Nullable Event counted, List<Event> accepted, List<Event> superseded) {
    if (counted == null) {
      return NONE;
    }
    for (Event each : accepted.subList(accepted.indexOf(counted), accepted.size())) {
      Promise promise = of(each, superseded);
      if (promise.first() != null) {
        return promise;
      }
    }
    return NONE;
  }

  private static Promise of(Event accepted, List<Event> superseded) {
    Instant now = accepted.data().instant(DataField.PROMISED_DUE_AT);
    Instant first = null;
    boolean rewritten = false;
    for (Event earlier : superseded) {
      if (CaseEvents.sameEvent(earlier, accepted)
          && earlier.type() == EventType.CASE_ACCEPTED
          && earlier.operation() == Event.Operation.UPSERT) {
        Instant then = earlier.data().instant(DataField.PROMISED_DUE_AT);
        rewritten |= first != null && !first.equals(then);
        first = first == null ? then : first;
      }
    }
    return first == null
        ? new Promise(now, false)
        : new Promise(first, rewritten || !first.equals(now));
  }
}
