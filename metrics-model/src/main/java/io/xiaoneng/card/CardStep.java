package io.xiaoneng.card;

import static io.xiaoneng.card.CardState.APPEALED;
import static io.xiaoneng.card.CardState.CLOSED;
import static io.xiaoneng.card.CardState.EXPLAINED;
import static io.xiaoneng.card.CardState.ISSUED;
import static io.xiaoneng.card.CardState.PENDING;
import static io.xiaoneng.card.CardState.RECEIVED;
import static io.xiaoneng.card.CardState.RECTIFYING;
import static io.xiaoneng.card.CardState.REVIEWING;
import static io.xiaoneng.card.CardState.UPHELD;
import static io.xiaoneng.card.CardState.WITHDRAWN;
import static io.xiaoneng.supervision.Party.PROGRAM;
import static io.xiaoneng.supervision.Party.REVIEWER;
import static io.xiaoneng.supervision.Party.SUPERVISOR;
import static io.xiaoneng.supervision.Party.UNIT;

import io.xiaoneng.supervision.MatterStep;
import io.xiaoneng.supervision.Party;
import java.util.EnumSet;
import java.util.Set;

/** What can be done with a card, by whom, and where it leads. */
public enum CardStep implements MatterStep {
  /** 立卡: how a card begins. */
  OPEN(EnumSet.of(SUPERVISOR, PROGRAM), EnumSet.noneOf(CardState.class), PENDING, true),
  /** 陈述: the unit is heard before anything is issued. */
  STATE(EnumSet.of(UNIT), EnumSet.of(PENDING), PENDING, true),
  /** 签发, by name, once the unit was heard or its term to be heard is over. */
  ISSUE(EnumSet.of(SUPERVISOR), EnumSet.of(PENDING), ISSUED, false),
  /** 签收. */
  RECEIVE(EnumSet.of(UNIT), EnumSet.of(ISSUED), RECEIVED, false),
  /** 视为签收: where the unit lets its term pass. */
  DEEM_RECEIVED(EnumSet.of(SUPERVISOR), EnumSet.of(ISSUED), RECEIVED, false),
  /** 说明. */
  EXPLAIN(EnumSet.of(UNIT), EnumSet.of(RECEIVED), EXPLAINED, true),
  /** 申诉, once, with what is claimed to be the cause. */
  APPEAL(EnumSet.of(UNIT), EnumSet.of(RECEIVED, EXPLAINED), APPEALED, true),
  /** 责令整改: after the explanation, or where none came in its term. */
  ORDER(EnumSet.of(SUPERVISOR), EnumSet.of(RECEIVED, EXPLAINED), RECTIFYING, true),
  /** 申诉成立. */
  UPHOLD(EnumSet.of(REVIEWER), EnumSet.of(APPEALED), UPHELD, true),
  /** 申诉不成立. */
  REJECT(EnumSet.of(REVIEWER), EnumSet.of(APPEALED), RECTIFYING, true),
  /** 报送整改: the unit says what it has mended. */
  SUBMIT(EnumSet.of(UNIT), EnumSet.of(RECTIFYING), REVIEWING, true),
  /** 退回整改. */
  RETURN(EnumSet.of(REVIEWER), EnumSet.of(REVIEWING), RECTIFYING, true),
  /** 销号. */
  CLOSE(EnumSet.of(REVIEWER), EnumSet.of(REVIEWING), CLOSED, true),
  /** 撤回, with a reason. */
  WITHDRAW(EnumSet.of(SUPERVISOR, PROGRAM), EnumSet.range(PENDING, REVIEWING), WITHDRAWN, true);

  private final Set<Party> parties;
  private final Set<CardState> from;
  private final CardState to;
  private final boolean text;

  CardStep(Set<Party> parties, Set<CardState> from, CardState to, boolean text) {
    this.parties = Set.copyOf(parties);
    this.from = Set.copyOf(from);
    this.to = to;
    this.text = text;
  }

  @Override
  public Set<Party> parties() {
    return parties;
  }

  @Override
  public Set<CardState> from() {
    return from;
  }

  /** Where it leads. */
  public CardState to() {
    return to;
  }

  @Override
  public boolean needsText() {
    return text;
  }
}
