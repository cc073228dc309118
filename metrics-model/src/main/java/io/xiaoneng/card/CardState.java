package io.xiaoneng.card;

import io.xiaoneng.supervision.MatterState;
import io.xiaoneng.supervision.Party;
import org.jspecify.annotations.Nullable;

/** Where a card stands. */
public enum CardState implements MatterState {
  /** 待核: somebody has to verify it, and the unit may be heard. */
  PENDING(Party.SUPERVISOR),
  /** 已签发. */
  ISSUED(Party.UNIT),
  /** 已签收. */
  RECEIVED(Party.UNIT),
  /** 已说明. */
  EXPLAINED(Party.SUPERVISOR),
  /** 申诉中. */
  APPEALED(Party.REVIEWER),
  /** 整改中. */
  RECTIFYING(Party.UNIT),
  /** 复核中. */
  REVIEWING(Party.REVIEWER),
  /** 已销号. */
  CLOSED(null),
  /** 已撤回: it should not have been raised. */
  WITHDRAWN(null),
  /** 申诉成立: withdrawn, and the figure it rested on is marked. */
  UPHELD(null);

  private final @Nullable Party waitsFor;

  CardState(@Nullable Party waitsFor) {
    this.waitsFor = waitsFor;
  }

  @Override
  public @Nullable Party waitsFor() {
    return waitsFor;
  }

  /**
   * Whether walls and public lists may show it: it was issued, and stands after every appeal that
   * could be made.
   */
  public boolean isFinal() {
    return this == RECTIFYING || this == REVIEWING || this == CLOSED;
  }
}
