package io.xiaoneng.dashboard.casefile;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.ClockTrace;
import java.util.List;

/**
 * One case: what its events add up to, and the events.
 *
 * @param facts as of the moment it was asked for
 * @param trace its clock, ascending, without gaps
 * @param events everything in the archive, by time, then type, source, id and revision
 */
public record CaseFile(CaseFacts facts, List<ClockTrace.Run> trace, List<ArchivedEvent> events) {

  /** How a case stands: by the earliest of its end states. */
  public enum State {
    OPEN,
    /** 办结. */
    DECIDED,
    /** 不予受理 or 退件. */
    REFUSED,
    /** 撤回, 作废 or 终止. */
    CLOSED
  }

  public CaseFile {
    trace = List.copyOf(trace);
    events = List.copyOf(events);
  }

  /** How the case stands. */
  public State state() {
    java.time.Instant end = facts.endedAt();
    if (end == null) {
      return State.OPEN;
    }
    if (end.equals(facts.decidedAt())) {
      return State.DECIDED;
    }
    return end.equals(facts.refusedAt()) ? State.REFUSED : State.CLOSED;
  }
}
