package io.xiaoneng.claim;

import io.xiaoneng.supervision.MatterState;
import io.xiaoneng.supervision.Party;
import org.jspecify.annotations.Nullable;

/** Where a claim stands. */
public enum ClaimState implements MatterState {
  /** 待审: somebody decides on it. */
  RAISED(Party.SUPERVISOR),
  /** 已采纳. */
  ACCEPTED(null),
  /** 未采纳. */
  REJECTED(null),
  /** 已撤回, by the unit. */
  WITHDRAWN(null);

  private final @Nullable Party waitsFor;

  ClaimState(@Nullable Party waitsFor) {
    this.waitsFor = waitsFor;
  }

  @Override
  public @Nullable Party waitsFor() {
    return waitsFor;
  }

  /** Whether its days are spoken for: nobody else may claim them. */
  public boolean stands() {
    return this == RAISED || this == ACCEPTED;
  }
}
