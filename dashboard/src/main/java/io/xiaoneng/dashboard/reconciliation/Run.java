package io.xiaoneng.dashboard.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run of the reconciliation.
 *
 * @param startedAt also its identity
 * @param endedAt null while it runs
 * @param cases compared
 * @param cells compared
 * @param communityDays compared: days of communities
 * @param pointDays compared: days of points
 * @param unsettled cases and cells that changed all the while and are left to the next run
 * @param different cases, tickets, contracts and cells that differ, and what of the circle does
 * @param circleDifferent of these, days of communities and points
 * @param circleLeft why communities were not compared; "" where they were
 * @param repaired of these
 * @param reason why it failed, "" unless it did
 * @param updatedAt when it was last heard of
 */
public record Run(
    Instant startedAt,
    State state,
    @Nullable Instant endedAt,
    long cases,
    long cells,
    long communityDays,
    long pointDays,
    long unsettled,
    long different,
    long circleDifferent,
    String circleLeft,
    long repaired,
    String reason,
    Instant updatedAt) {

  /** How far a run is. */
  public enum State {
    RUNNING,
    DONE,
    FAILED
  }

  static Run started(Instant now) {
    return new Run(now, State.RUNNING, null, 0, 0, 0, 0, 0, 0, 0, "", 0, "", now);
  }

  Run seen(long casesSoFar, Instant now) {
    return new Run(
        startedAt,
        state,
        null,
        casesSoFar,
        cells,
        communityDays,
        pointDays,
        unsettled,
        different,
        circleDifferent,
        circleLeft,
        repaired,
        reason,
        now);
  }

  Run done(Report report, Instant now) {
    return new Run(
        startedAt,
        State.DONE,
        now,
        report.cases(),
        report.cells(),
        report.circle().communityDays(),
        report.circle().pointDays(),
        report.unsettled() + report.circle().unsettled(),
        report.differentCases()
            + report.differentOthers()
            + report.differentCells()
            + report.circle().different(),
        report.circle().different(),
        report.circle().left(),
        report.repaired() + report.circle().repaired(),
        "",
        now);
  }

  Run failed(String why, Instant now) {
    return new Run(
        startedAt,
        State.FAILED,
        now,
        cases,
        cells,
        communityDays,
        pointDays,
        unsettled,
        different,
        circleDifferent,
        circleLeft,
        repaired,
        why,
        now);
  }
}
