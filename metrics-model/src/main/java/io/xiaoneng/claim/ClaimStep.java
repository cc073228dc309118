package io.xiaoneng.claim;

import io.xiaoneng.supervision.Party;
import java.util.Set;

/** What can be done with a claim. */
public enum ClaimStep {
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

  /** For whom it is. */
  public Set<Party> parties() {
    return parties;
  }

  /** Whether it has to say why. */
  public boolean needsText() {
    return this != WITHDRAW;
  }
}
