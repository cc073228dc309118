package io.xiaoneng.dashboard.claim;

import io.xiaoneng.claim.OverdueClaim;
import io.xiaoneng.dashboard.supervision.Matter;
import io.xiaoneng.dashboard.supervision.MatterFile;
import java.time.Instant;

/**
 * A claim with the case that it is about.
 *
 * @param number of the claims on the case, from 1
 * @param unit code of the unit responsible for the case
 * @param caseDue of the case's promise when the claim was raised
 * @param overdueDays counted days the case was overdue then
 */
public record ClaimFile(
    long id,
    String caseId,
    int number,
    String unit,
    String item,
    Instant caseDue,
    int overdueDays,
    OverdueClaim claim)
    implements MatterFile {

  @Override
  public OverdueClaim course() {
    return claim;
  }

  @Override
  public Matter matter() {
    return Matter.claim(id);
  }

  /** Not the case: which one it is, is not told to everybody who hears of the claim. */
  @Override
  public String title(boolean chinese) {
    return chinese ? claim.reason().zh() : claim.reason().en();
  }

  @Override
  public String stateWords() {
    return "claims.state.";
  }

  ClaimFile with(OverdueClaim other) {
    return new ClaimFile(id, caseId, number, unit, item, caseDue, overdueDays, other);
  }
}
