package io.xiaoneng.claim;

import io.xiaoneng.supervision.MatterStep;
import io.xiaoneng.supervision.Party;
import java.util.Set;

/** What can be done with a claim. */
public enum ClaimStep implements MatterStep {
  /** 申报. */
  RAISE(ClaimState.RAISED, Set.of(Party.UNIT)),
  /** 采纳, all of the days or fewer. */
  ACCEPT(ClaimState.ACCEPTED, Set.of(Party.SUPERVISOR, Party.REVIEWER)),
  /** 不采纳. */
  REJECT(ClaimState.REJECTED, Set.of(Party.SUPERVISOR, Party.REVIEWER)),
  /** 撤回. */
  WITHDRAW(ClaimState.WITHDRAWN, Set.of(Party.UNIT));

  private final ClaimState to;
  private final Set<Party> parties;

  ClaimStep(ClaimState to, Set<Party> parties) {
    this.to = to;
    this.parties = parties;
  }

  /** Where it leads. */
  public ClaimState to() {
    return to;
  }

  @Override
  public Set<Party> parties() {
    return parties;
  }

  @Override
  public Set<ClaimState> from() {
    return this == RAISE ? Set.of() : Set.of(ClaimState.RAISED);
  }

  @Override
  public boolean needsText() {
    return this != WITHDRAW;
  }
}
